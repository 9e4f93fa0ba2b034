import { createSqliteAccountStore } from './adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from './adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from './adapters/sqlite/rate-limiter.ts'
import type { Stores } from './open-stores.ts'
import type { Clock } from './ports/clock.ts'

/** Everything in one file, which is made if it is not there. */
export function openSqliteStores(file: string, clock: Clock): Stores {
  const database = openSqliteDatabase(file)
  const accounts = createSqliteAccountStore(database)
  // Counters need not outlive a power failure: they wait for no disk.
  return { accounts, limiter: createSqliteRateLimiter(database, clock), close: () => accounts.close() }
}
