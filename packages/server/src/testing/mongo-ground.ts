import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { createMongoAccountStore } from '../adapters/mongo/account-store.ts'
import { connectMongo } from '../adapters/mongo/connect.ts'
import { createSqliteRateLimiter } from '../adapters/sqlite/rate-limiter.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { createTestClock } from './test-clock.ts'
import type { TestGround } from './test-services.ts'

/** The test services on accounts in MongoDB; counters follow the clock of the test, which MongoDB's own would not. */
export async function openMongoGround(uri: string): Promise<TestGround> {
  const clock = createTestClock()
  return {
    store: await createMongoAccountStore(await connectMongo(uri)),
    limiter: createSqliteRateLimiter(openSqliteDatabase(':memory:'), clock),
    mailbox: createDevMailbox(null),
    clock,
  }
}
