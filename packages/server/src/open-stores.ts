import { join } from 'node:path'
import { connectMongo } from './adapters/mongo/connect.ts'
import { createMongoAccountStore } from './adapters/mongo/account-store.ts'
import { createMongoRateLimiter } from './adapters/mongo/rate-limiter.ts'
import { createSqliteAccountStore } from './adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from './adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from './adapters/sqlite/rate-limiter.ts'
import type { Config } from './config.ts'
import type { AccountStore } from './ports/account-store.ts'
import type { RateLimiter } from './ports/rate-limiter.ts'

export interface Stores {
  readonly accounts: AccountStore
  readonly limiter: RateLimiter
  readonly close: () => Promise<void>
}

/** MongoDB if it is set up, else a file beside the server. */
export async function openStores(config: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<Stores> {
  void connectMongo
  throw new Error('not wired')
}
