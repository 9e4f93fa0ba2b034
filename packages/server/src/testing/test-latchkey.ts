import type { User } from '@latchkey/shared/contract'
import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from '../adapters/sqlite/rate-limiter.ts'
import { connectLatchkey, type Latchkey, type LatchkeyOptions } from '../create-latchkey.ts'
import type { CaughtMail } from '../ports/dev-mailbox.ts'
import { readOptions } from '../read-options.ts'
import { createTestUsers, type TestUsers } from './test-users.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

/** A `Latchkey`, and what a test needs to know and do beside it. */
export interface TestLatchkey<Profile = User['profile']> extends Latchkey<Profile>, TestUsers, AsyncDisposable {
  /** Origin of the application's pages, as `publicBaseUrl` says: what a browser sends as `Origin`. */
  readonly origin: string
  /** The time that sessions, links, codes and limits go by. */
  readonly clock: TestClock
  /** Sends what is due and returns what this address got, newest first. */
  readonly mailsTo: (email: string) => Promise<CaughtMail[]>
}

/** In production it would be refused. */
const FAST_COST = 4

/**
 * `createLatchkey` for an application's own tests: accounts in memory, a clock and a mailbox in the hands of the test, fast password hashes, a silent log. Closes
 * itself: `await using latchkey = await createTestLatchkey()`.
 */
export async function createTestLatchkey<Profile = User['profile']>(
  options: LatchkeyOptions<Profile> = {},
): Promise<TestLatchkey<Profile>> {
  const { config: checked } = readOptions({ logLevel: 'silent', ...options, mode: options.mode ?? 'test' }, options.env)
  const config = { ...checked, bcryptCost: options.bcryptCost ?? FAST_COST }
  const clock = createTestClock()
  const database = openSqliteDatabase(':memory:')
  const accounts = createSqliteAccountStore(database)
  const stores = { accounts, limiter: createSqliteRateLimiter(database, clock), close: () => accounts.close() }
  const mailbox = createDevMailbox(null, clock)
  const ground = { clock, stores, mail: { mailer: mailbox, devMailbox: mailbox } }
  const { latchkey, services, worker, close } = await connectLatchkey<Profile>(config, options, ground)
  return {
    ...latchkey,
    ...createTestUsers(services, accounts, clock),
    origin: config.http.publicBaseUrl,
    clock,
    mailsTo: async (email) => {
      await worker.wake()
      return await mailbox.list(email)
    },
    [Symbol.asyncDispose]: close,
  }
}
