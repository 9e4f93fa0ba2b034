import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from '../adapters/sqlite/rate-limiter.ts'
import { createTestClock } from './test-clock.ts'
import { createTestServices, type TestServices } from './test-services.ts'

/** Servers that come one after the other on one database file, with the same time and mailbox. Who starts the next closes the store of the one before. */
export function createServerStarter(file: string, env: Record<string, string> = {}): () => TestServices {
  const mailbox = createDevMailbox(null)
  const clock = createTestClock()
  return () => {
    const database = openSqliteDatabase(file)
    const store = createSqliteAccountStore(database)
    return createTestServices({ env, ground: { store, limiter: createSqliteRateLimiter(database, clock), mailbox, clock } })
  }
}
