import type { Locale } from '@latchkey/shared'
import type { Input } from '@latchkey/shared/contract'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { createSqliteAccountStore } from '../adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from '../adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from '../adapters/sqlite/rate-limiter.ts'
import { readConfig } from '../config.ts'
import type { Account, MailIntent } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { createMailRenderer } from '../mails/mail-templates.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { CaughtMail } from '../ports/dev-mailbox.ts'
import type { MailOutcome, Mailer } from '../ports/mailer.ts'
import { systemRandom } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller, SessionCookie } from '../services/caller.ts'
import { createServices, type Services } from '../services/index.ts'
import { createMailGate } from '../services/mail-gate.ts'
import { sendNextMail } from '../services/send-mails.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

/** The policy that the given environment variables result in. */
function readPolicy(env: Record<string, string> = {}): AuthPolicy {
  const result = readConfig({ NODE_ENV: 'test', ...env })
  if ('problems' in result) throw new Error(result.problems.join('; '))
  return result.config.policy
}

interface TestOptions {
  readonly env?: Record<string, string>
  readonly mailer?: Mailer
  /** Of bcrypt; the cheapest there is if not given. */
  readonly cost?: number
  /** What outlives this process: else all is in memory. */
  readonly ground?: TestGround
}

/** Where accounts, counters, mails and time are, for tests in which one process dies and the next goes on. */
export interface TestGround {
  readonly store: AccountStore
  readonly limiter: RateLimiter
  readonly mailbox: ReturnType<typeof createDevMailbox>
  readonly clock: TestClock
}

/** All services on the embedded store in memory, with a clock and a mailbox in the hands of the test. */
export function createTestServices({ env = {}, mailer, cost = 4, ground }: TestOptions = {}) {
  const database = openSqliteDatabase(':memory:')
  const clock = ground?.clock ?? createTestClock()
  const store = ground?.store ?? createSqliteAccountStore(database)
  const random = systemRandom
  const policy = readPolicy(env)
  const limiter = ground?.limiter ?? createSqliteRateLimiter(database, clock)
  const hasher = createBcryptHasher({ cost, peppers: [] })
  const services = createServices({ store, limiter, hasher, clock, random, policy, mailQueued: () => {} })
  const mailbox = ground?.mailbox ?? createDevMailbox(null)
  const gate = createMailGate({ mailer: mailer ?? mailbox, clock, onPause: () => {}, onResume: () => {} })
  const reports: { outcome: MailOutcome; mail: MailIntent }[] = []
  const mailDeps = {
    store,
    limiter,
    policy,
    mailer: gate.mailer,
    clock,
    random,
    render: createMailRenderer({ siteName: 'Latchkey', baseUrl: 'http://localhost:3000', locale: 'en' }),
    report: (outcome: MailOutcome, mail: MailIntent) => reports.push({ outcome, mail }),
  }
  /** Sends what is due, as the worker would. */
  const deliver = async (): Promise<void> => {
    for (const account of await store.withMailDue(clock.now(), 1000)) while (await sendNextMail(mailDeps, account.id));
  }
  return {
    services,
    store,
    clock,
    policy,
    limiter,
    mailbox,
    mailDeps,
    gate,
    reports,
    deliver,
    /** Sends what is due and returns what this address got, newest first. */
    mailsTo: async (email: string): Promise<CaughtMail[]> => {
      await deliver()
      return await mailbox.list(email)
    },
    /** Everything that is stored in memory, as text: two of them are the same if nothing happened between. */
    dump: (): string => JSON.stringify(['accounts', 'limits'].map((table) => database.prepare(`SELECT * FROM ${table}`).all())),
    account: async (email: string): Promise<Account> => {
      const account = await store.byEmail(email.toLowerCase())
      if (!account) throw new Error('no such account')
      return account
    },
    browser: (userAgent = 'Test browser', locale: Locale | null = null) => createTestBrowser(services, userAgent, locale),
  }
}

export type TestServices = ReturnType<typeof createTestServices>

/** Somebody at a browser: keeps the cookies that the services hand out, and sends them back. */
function createTestBrowser(services: Services, userAgent: string, locale: Locale | null) {
  const cookies: { -readonly [Name in 'sessionToken' | 'signupSecret' | 'deviceSecrets']: Caller[Name] } = {
    sessionToken: null,
    signupSecret: null,
    deviceSecrets: [],
  }
  const caller = (): Caller => ({ ...cookies, source: '192.0.2.1', userAgent, locale })
  const keep = <Result extends { session?: SessionCookie; deviceSecrets?: readonly string[] }>(result: Result): Result => {
    if (result.deviceSecrets) cookies.deviceSecrets = result.deviceSecrets
    if (result.session) {
      cookies.sessionToken = result.session.token
      cookies.deviceSecrets = result.session.deviceSecrets
    }
    return result
  }
  return {
    cookies,
    caller,
    signUp: async (input: Input<'signup'>) => {
      const result = keep(await services.signUp(input, caller()))
      cookies.signupSecret = result.signupSecret
      return result
    },
    checkSignUp: async (email: string) => keep(await services.checkSignUp({ email }, caller())),
    logIn: async (input: Input<'login'>) => keep(await services.logIn(input, caller())).user,
    logOut: (input?: Input<'logout'>) => services.logOut(input, caller()),
    confirm: async (input: Input<'confirmEmail'>) => keep(await services.confirmEmail(input, caller())),
    resend: (email: string) => services.resendConfirmation({ email }, caller()),
    forgot: (email: string) => services.requestPasswordReset({ email }, caller()),
    checkKey: (input: Input<'checkPasswordResetKey'>) => services.checkPasswordResetKey(input, caller()),
    reset: async (input: Input<'resetPassword'>) => keep(await services.resetPassword(input, caller())),
    currentUser: () => services.currentUser(caller()),
  }
}

/** What a call was refused with: its code, or the codes of its fields. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    (result) => ({ succeeded: result }),
    (error: unknown) => {
      if (!(error instanceof Error) || !('code' in error) || !('details' in error)) throw error
      const details = error.details as { fieldErrors?: unknown }
      return details.fieldErrors ?? error.code
    },
  )
}
