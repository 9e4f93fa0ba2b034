import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { createSampleAccount } from '../../testing/sample-account.ts'
import { createSqliteAccountStore } from './account-store.ts'
import { openGroupCommit, shareSyncs } from './group-commit.ts'
import { openSqliteDatabase } from './open-database.ts'

/** A disk whose syncs end when a test says so. */
function createTestDisk() {
  const started: PromiseWithResolvers<void>[] = []
  const sync = () => {
    const one = Promise.withResolvers<void>()
    started.push(one)
    return one.promise
  }
  let failures = 0
  return { started, sync: shareSyncs(sync, () => (failures += 1)), failures: () => failures }
}

/** What has resolved so far. */
function watch(...promises: Promise<unknown>[]): () => boolean[] {
  const done = promises.map(() => false)
  promises.forEach((promise, index) => void promise.then(() => (done[index] = true)))
  return () => done
}

test('who commits while a sync is on its way waits for the next one, which is shared (AV-1)', async () => {
  const disk = createTestDisk()
  const first = disk.sync()
  await turn()
  const [second, third] = [disk.sync(), disk.sync()]
  const done = watch(first, second, third)
  await turn()
  expect(disk.started).toHaveLength(1)
  disk.started[0]?.resolve()
  await turn()
  expect(done()).toEqual([true, false, false])
  expect(disk.started).toHaveLength(2)
  disk.started[1]?.resolve()
  await turn()
  expect(done()).toEqual([true, true, true])
  expect(disk.started).toHaveLength(2)
})

test('after the disk has failed nothing is acknowledged any more, for what it forgot it will not say again (AV-1, AV-3)', async () => {
  const disk = createTestDisk()
  const first = disk.sync()
  await turn()
  const second = disk.sync()
  disk.started[0]?.reject(new Error('EIO'))
  await expect(first).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(second).rejects.toBeInstanceOf(StoreUnavailable)
  await expect(disk.sync()).rejects.toBeInstanceOf(StoreUnavailable)
  expect(disk.started).toHaveLength(1)
  expect(disk.failures()).toBe(1)
})

test('the store acknowledges a write, and says that it is well, only after a sync that began after it (AV-1)', async () => {
  const database = openSqliteDatabase(':memory:')
  const disk = createTestDisk()
  const store = createSqliteAccountStore(database, { sync: disk.sync, close: async () => {} })
  const account = createSampleAccount()
  const other = { ...createSampleAccount(), id: 'other', email: 'other@x.test', emailKey: 'other@x.test' }
  const writes = [
    () => store.insert(account),
    () => store.insertMany([other]),
    () => store.replace({ ...account, version: 2 }, 1),
    () => store.delete(account.id, 2),
    () => store.ping(),
  ]
  for (const [index, write] of writes.entries()) {
    const done = watch(write())
    await turn()
    expect([disk.started.length, ...done()]).toEqual([index + 1, false])
    disk.started[index]?.resolve()
    await turn()
    expect(done()).toEqual([true])
  }
  await store.close()
})

test('the log of a real file is synced, a database in memory has none (AV-1)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-sync-'))
  const database = openSqliteDatabase(join(folder, 'latchkey.db'))
  let failures = 0
  const disk = openGroupCommit(database, () => (failures += 1))
  await disk.sync()
  await disk.close()
  // The log was a file of its own that is closed now.
  await expect(disk.sync()).rejects.toBeInstanceOf(StoreUnavailable)
  // Which is no failure of the disk.
  expect(failures).toBe(0)
  database.close()
  rmSync(folder, { recursive: true })
  const memory = openSqliteDatabase(':memory:')
  await openGroupCommit(memory).sync()
  memory.close()
})
