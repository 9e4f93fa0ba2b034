import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { testRateLimiter } from '../../testing/suites/rate-limiter.suite.ts'
import { createTestClock, DAY_MS } from '../../testing/test-clock.ts'
import { openSqliteDatabase } from './open-database.ts'
import { createSqliteRateLimiter } from './rate-limiter.ts'

const limit = { points: 1, windowSeconds: 60 }
const counter = { key: 'key', limit }

testRateLimiter('rate limiter [sqlite]', async () => {
  const database = openSqliteDatabase(':memory:')
  const clock = createTestClock()
  return {
    limiter: createSqliteRateLimiter(database, clock),
    passTime: async (seconds) => clock.advance(seconds * 1000),
    close: async () => database.close(),
  }
})

test('counters survive a restart and are shared by all handles on a file (RL-1, RL-6)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-limits-'))
  const open = () => openSqliteDatabase(join(folder, 'latchkey.db'))
  const clock = createTestClock()
  const first = open()
  await createSqliteRateLimiter(first, clock).take(counter)
  first.close()
  const [second, third] = [open(), open()]
  for (const database of [second, third]) {
    expect(await createSqliteRateLimiter(database, clock).take(counter)).toMatchObject([{ retryAfterSeconds: 60 }])
  }
  second.close()
  third.close()
  rmSync(folder, { recursive: true })
})

test('counters whose window is over are removed (PR-3)', async () => {
  const database = openSqliteDatabase(':memory:')
  const clock = createTestClock()
  const limiter = createSqliteRateLimiter(database, clock)
  await limiter.take({ key: 'old', limit })
  clock.advance(61_000)
  await limiter.take({ key: 'new', limit })
  expect(database.prepare('SELECT key FROM limits').all()).toEqual([{ key: 'new' }])
})

test('counters are removed soon although the clock was set back by months (PR-3)', async () => {
  const database = openSqliteDatabase(':memory:')
  const clock = createTestClock()
  const limiter = createSqliteRateLimiter(database, clock)
  clock.advance(90 * DAY_MS)
  await limiter.take({ key: 'before', limit })
  clock.advance(-90 * DAY_MS)
  await limiter.take({ key: 'old', limit })
  clock.advance(61_000)
  await limiter.take({ key: 'new', limit })
  expect(database.prepare('SELECT key FROM limits ORDER BY key').all()).toEqual([{ key: 'before' }, { key: 'new' }])
})

test('a closed database is unavailable', async () => {
  const database = openSqliteDatabase(':memory:')
  const limiter = createSqliteRateLimiter(database, createTestClock())
  database.close()
  await expect(limiter.take(counter)).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(limiter.peek(counter)).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(limiter.giveBack(counter)).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(limiter.clear('key')).rejects.toBeInstanceOf(StoreUnavailable)
})
