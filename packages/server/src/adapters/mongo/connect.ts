import { MongoClient, type Db, type MongoClientOptions } from 'mongodb'
import { toStoreError } from './mongo-errors.ts'
import { watchHeartbeats } from './watch-heartbeats.ts'

/** An open connection: everything of Latchkey is in one database. */
export interface MongoConnection {
  readonly client: MongoClient
  readonly database: Db
  readonly close: () => Promise<void>
}

/** Taken if the connection string names no database. */
const DEFAULT_DATABASE = 'latchkey'

/**
 * What is acknowledged survives the loss of the primary, and nothing waits long for a database that is not there. The driver's own `timeoutMS` has no
 * effect since 7.9, so each operation is bounded too (`runOnMongo`). These settings win over those of the connection string.
 */
const OPTIONS: MongoClientOptions = {
  appName: 'latchkey',
  connectTimeoutMS: 2000,
  serverSelectionTimeoutMS: 2000,
  waitQueueTimeoutMS: 1000,
  socketTimeoutMS: 5000,
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryReads: true,
  retryWrites: true,
  ignoreUndefined: true,
}

/** Connects to the primary, or rejects with `StoreUnavailable`. */
export async function connectMongo(uri: string): Promise<MongoConnection> {
  const client = new MongoClient(uri, OPTIONS)
  try {
    await client.connect()
  } catch (error) {
    await client.close()
    throw toStoreError(error)
  }
  const endWatch = watchHeartbeats(client)
  const close = async () => {
    endWatch()
    await client.close()
  }
  const namesDatabase = /^[^/]+\/\/[^/]+\/[^?]/.test(uri)
  return { client, database: client.db(namesDatabase ? undefined : DEFAULT_DATABASE), close }
}
