import { createMongoAccountStore } from './adapters/mongo/account-store.ts'
import { connectMongo } from './adapters/mongo/connect.ts'
import { createMongoRateLimiter } from './adapters/mongo/rate-limiter.ts'
import type { Stores } from './open-stores.ts'

/** Everything in the database that the URI names. Rejects if it can't be reached, or lacks an index that can't be made. */
export async function openMongoStores(uri: string): Promise<Stores> {
  const connection = await connectMongo(uri)
  try {
    const accounts = await createMongoAccountStore(connection)
    return { accounts, limiter: await createMongoRateLimiter(connection), close: () => accounts.close() }
  } catch (error) {
    // Else its sockets would keep a command from ending.
    await connection.close()
    throw error
  }
}
