import { join } from 'node:path'
import type { Config } from './config.ts'
import type { AccountStore } from './ports/account-store.ts'
import type { Clock } from './ports/clock.ts'
import type { RateLimiter } from './ports/rate-limiter.ts'

export interface Stores {
  readonly accounts: AccountStore
  readonly limiter: RateLimiter
  readonly close: () => Promise<void>
}

/** MongoDB if it is set up, else a file beside the server. Only the driver that is used is loaded. */
export async function openStores(config: Pick<Config, 'mongodbUri' | 'dataDir'>, clock: Clock): Promise<Stores> {
  return config.mongodbUri === undefined ? await openSqlite(config.dataDir, clock) : await openMongo(config.mongodbUri)
}

async function openSqlite(dataDir: string, clock: Clock): Promise<Stores> {
  const { openSqliteDatabase } = await import('./adapters/sqlite/open-database.ts')
  const { createSqliteAccountStore } = await import('./adapters/sqlite/account-store.ts')
  const { createSqliteRateLimiter } = await import('./adapters/sqlite/rate-limiter.ts')
  const database = openSqliteDatabase(join(dataDir, 'latchkey.db'))
  const accounts = createSqliteAccountStore(database)
  // Counters need not outlive a power failure: they wait for no disk.
  return { accounts, limiter: createSqliteRateLimiter(database, clock), close: () => accounts.close() }
}

async function openMongo(uri: string): Promise<Stores> {
  const { connectMongo } = await import('./adapters/mongo/connect.ts')
  const { createMongoAccountStore } = await import('./adapters/mongo/account-store.ts')
  const { createMongoRateLimiter } = await import('./adapters/mongo/rate-limiter.ts')
  const connection = await connectMongo(uri)
  const accounts = await createMongoAccountStore(connection)
  return { accounts, limiter: await createMongoRateLimiter(connection), close: () => accounts.close() }
}
