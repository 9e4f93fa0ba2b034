import { expect, test } from 'vitest'
import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { shareSyncs } from '../adapters/sqlite/group-commit.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from '../adapters/sqlite/rate-limiter.ts'
import { logInAs } from '../testing/log-in-as.ts'
import { createTestClock, HOUR_MS } from '../testing/test-clock.ts'
import { createTestServices } from '../testing/test-services.ts'
import { authenticate } from './authenticate.ts'

/** Somebody who is logged in, an hour later, so that it is time to note that the session is in use. */
async function loggedIn() {
  const [database, clock] = [openSqliteDatabase(':memory:'), createTestClock()]
  const store = createSqliteAccountStore(database)
  const ground = { store, limiter: createSqliteRateLimiter(database, clock), mailbox: createDevMailbox(null), clock }
  const app = createTestServices({ ground })
  const caller = (await logInAs(app)).caller()
  clock.advance(HOUR_MS)
  return { app, caller, database }
}

test('a database that can not be written still tells who is logged in (AV-3)', async () => {
  const { app, caller, database } = await loggedIn()
  database.exec('PRAGMA query_only = ON')
  expect(await authenticate(app, caller)).toMatchObject({ account: { email: 'ada@x.test' } })
  database.exec('PRAGMA query_only = OFF')
  await authenticate(app, caller)
  expect((await app.account('ada@x.test')).sessions).toMatchObject([{ lastSeenAt: app.clock.now() }])
})

test('so does one whose disk has failed, and that is told, so that the server ends (AV-1)', async () => {
  const { app, caller, database } = await loggedIn()
  let failures = 0
  const sync = shareSyncs(
    () => Promise.reject(new Error('EIO')),
    () => (failures += 1),
  )
  const store = createSqliteAccountStore(database, { sync, close: async () => {} })
  expect(await authenticate({ ...app, store }, caller)).toMatchObject({ account: { email: 'ada@x.test' } })
  expect(failures).toBe(1)
})

test('what is wrong with the write otherwise is not kept quiet', async () => {
  const { app, caller } = await loggedIn()
  const store = { ...app.store, replace: () => Promise.reject(new TypeError('a bug')) }
  await expect(authenticate({ ...app, store }, caller)).rejects.toThrow('a bug')
})
