import { createSqliteAccountStore } from './adapters/sqlite/account-store.ts'
import { openGroupCommit } from './adapters/sqlite/group-commit.ts'
import { openSqliteDatabase } from './adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from './adapters/sqlite/rate-limiter.ts'
import type { Stores } from './open-stores.ts'
import type { Clock } from './ports/clock.ts'

/** Everything in one file, which is made if it is not there. `onDiskFailed` is told when nothing more can be written to it before it was opened anew. */
export function openSqliteStores(file: string, clock: Clock, onDiskFailed?: () => void): Stores {
  const database = openSqliteDatabase(file)
  const accounts = createSqliteAccountStore(database, openGroupCommit(database, onDiskFailed))
  // Counters need not outlive a power failure: they wait for no disk.
  return { accounts, limiter: createSqliteRateLimiter(database, clock), close: () => accounts.close() }
}
