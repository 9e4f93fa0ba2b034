import { join } from 'node:path'
import type { Config } from './config.ts'
import type { AccountStore } from './ports/account-store.ts'
import type { Clock } from './ports/clock.ts'
import type { RateLimiter } from './ports/rate-limiter.ts'
import { requireNode } from './require-node.ts'

export interface Stores {
  readonly accounts: AccountStore
  readonly limiter: RateLimiter
  readonly close: () => Promise<void>
}

/** MongoDB if it is set up, else a file beside the server, whose failing disk `onDiskFailed` is told of. Only the driver that is used is loaded. Rejects on a Node that is too old. */
export async function openStores(
  { mongodbUri, dataDir }: Pick<Config, 'mongodbUri' | 'dataDir'>,
  clock: Clock,
  onDiskFailed?: () => void,
): Promise<Stores> {
  requireNode()
  if (mongodbUri !== undefined) return await (await import('./open-mongo-stores.ts')).openMongoStores(mongodbUri)
  return (await import('./open-sqlite-stores.ts')).openSqliteStores(join(dataDir, 'latchkey.db'), clock, onDiskFailed)
}
