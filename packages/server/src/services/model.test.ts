import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { createServerStarter } from '../testing/restartable-services.ts'
import { MINUTE_MS } from '../testing/test-clock.ts'
import { refusalOf, type TestServices } from '../testing/test-services.ts'

const EMAIL = 'ada@x.test'
const PASSWORDS = ['old harbour lamp', 'new harbour lamp', 'odd harbour lamp'] as const
const BROWSERS = [0, 1, 2] as const
const MINUTES = [2, 61, 25 * 60] as const

type Password = (typeof PASSWORDS)[number]
type TestBrowser = ReturnType<TestServices['browser']>

/** What must be true, as simple as it can be said. Times are minutes since the beginning. */
interface Model {
  now: number
  /** Null before anybody confirmed the address. */
  password: Password | null
  /** Of those who signed up and did not confirm, the last three: which browser, with which password. */
  attempts: { browser: number; password: Password }[]
  /** The last three passwords that somebody tried to sign up with since the account has an owner. */
  decoys: Password[]
  /** Which browsers are logged in, and since when they were last heard of. */
  sessions: Map<number, { begun: number; seen: number }>
}

/** The server of the moment, and the browsers that outlive it. */
interface Real {
  app: TestServices
  browsers: readonly TestBrowser[]
  /** Another server on the same file, time and mailbox. */
  readonly start: () => TestServices
}

type Command = fc.AsyncCommand<Model, Real>
type Do = (model: Model, real: Real) => Promise<void>

const done = (outcome: unknown) => typeof outcome === 'object' && outcome !== null && 'succeeded' in outcome

function command(name: string, run: Do): Command {
  return { check: () => true, run: async (model, real) => run(model, real).then(() => expectSessions(model, real)), toString: () => name }
}

/** Every browser is exactly who the model says that it is; asking counts as being heard of. */
async function expectSessions(model: Model, { browsers }: Real): Promise<void> {
  for (const index of BROWSERS) {
    const session = model.sessions.get(index)
    const isAlive = session !== undefined && model.now - session.seen < 12 * 60 && model.now - session.begun < 24 * 60
    const user = await browsers[index]?.currentUser()
    expect([index, user?.email ?? null]).toEqual([index, isAlive ? EMAIL : null])
    if (session && isAlive) session.seen = model.now
    else model.sessions.delete(index)
  }
}

/** The newest mail for this purpose of the last minute, and how many it has got of them. */
async function newestLink({ app }: Real, purpose: string) {
  const mail = (await app.mailsTo(EMAIL)).find((other) => other.purpose === purpose)
  if (!mail) return null
  const { email, key } = linkOf(mail)
  return { email, key }
}

const signUp =
  (browser: number, password: Password): Do =>
  async (model, real) => {
    await real.browsers[browser]?.signUp({ email: EMAIL, password, name: 'Ada' })
    if (model.password === null) model.attempts = [...model.attempts, { browser, password }].slice(-3)
    else model.decoys = [...model.decoys, password].slice(-3)
  }

/** Opens the newest confirmation mail and types this password: only that of an attempt makes the account, and only once. */
const confirm =
  (browser: number, password: Password): Do =>
  async (model, real) => {
    const link = await newestLink(real, 'confirm')
    if (!link) return
    const outcome = await refusalOf(real.browsers[browser]?.confirm({ ...link, password }) ?? Promise.resolve())
    const isAttempt = model.password === null && model.attempts.some((attempt) => attempt.password === password)
    if (!done(outcome))
      return expect(['credentials_wrong', 'link_used', 'link_expired', 'link_replaced', 'link_invalid', 'too_many_attempts']).toContain(
        outcome,
      )
    expect(isAttempt).toBe(true)
    model.password = password
    model.attempts = []
    model.sessions.set(browser, { begun: model.now, seen: model.now })
  }

const logIn =
  (browser: number, password: Password): Do =>
  async (model, real) => {
    const outcome = await refusalOf(real.browsers[browser]?.logIn({ identifier: EMAIL, password, remember: false }) ?? Promise.resolve())
    if (outcome === 'too_many_attempts') return
    const isAttempt = model.password === null && model.attempts.some((attempt) => attempt.password === password)
    const expected = isAttempt || model.decoys.includes(password) ? 'email_not_confirmed' : 'credentials_wrong'
    expect(model.password === password ? done(outcome) : outcome).toBe(model.password === password ? true : expected)
    if (done(outcome)) model.sessions.set(browser, { begun: model.now, seen: model.now })
  }

const logOut =
  (browser: number, everywhere: boolean): Do =>
  async (model, real) => {
    await real.browsers[browser]?.logOut({ everywhere })
    if (everywhere && model.sessions.has(browser)) model.sessions.clear()
    model.sessions.delete(browser)
  }

/** Asks for a new password with a fresh mail, chooses one, and tries to use the link once more. */
const reset =
  (browser: number, password: Password): Do =>
  async (model, real) => {
    await real.browsers[browser]?.forgot(EMAIL)
    const link = await newestLink(real, 'reset')
    if (!link) return
    const outcome = await refusalOf(real.browsers[browser]?.reset({ ...link, password }) ?? Promise.resolve())
    if (!done(outcome)) return expect(['link_used', 'link_expired', 'link_invalid', 'link_replaced']).toContain(outcome)
    expect(await refusalOf(real.app.browser().reset({ ...link, password }))).toBe('link_used')
    model.password = password
    model.attempts = []
    model.sessions = new Map([[browser, { begun: model.now, seen: model.now }]])
  }

const change =
  (browser: number, from: Password, to: Password): Do =>
  async (model, { app, browsers }) => {
    const given = browsers[browser]
    if (!given) return
    const changing = app.services.changePassword({ currentPassword: from, newPassword: to }, given.caller())
    const outcome = await refusalOf(changing.then(({ session }) => (given.cookies.sessionToken = session.token)))
    if (outcome === 'too_many_attempts') return
    const isOwner = model.sessions.has(browser)
    const refusal = isOwner ? 'credentials_wrong' : 'login_required'
    expect(isOwner && model.password === from ? done(outcome) : outcome).toBe(isOwner && model.password === from ? true : refusal)
    if (!done(outcome)) return
    model.password = to
    model.sessions = new Map([[browser, { begun: model.now, seen: model.now }]])
  }

const remove =
  (browser: number, password: Password): Do =>
  async (model, { app, browsers }) => {
    const caller = browsers[browser]?.caller()
    if (!caller) return
    const outcome = await refusalOf(app.services.deleteAccount({ password, confirmation: 'delete' }, caller))
    if (outcome === 'too_many_attempts') return
    expect(done(outcome)).toBe(model.sessions.has(browser) && model.password === password)
    if (!done(outcome)) return
    model.password = null
    model.decoys = []
    model.sessions.clear()
  }

const pass =
  (minutes: number): Do =>
  async (model, { app }) => {
    await app.deliver()
    app.clock.advance(minutes * MINUTE_MS)
    model.now += minutes
  }

/** The server ends between two requests, perhaps with mails not sent, and another goes on with what was written. */
const restart: Do = async (_model, real) => {
  await real.app.store.close()
  real.app = real.start()
  real.browsers = real.browsers.map(({ cookies }, index) => {
    const reopened = real.app.browser(`browser ${index}`)
    Object.assign(reopened.cookies, cookies)
    return reopened
  })
}

const browser = fc.constantFrom(...BROWSERS)
const password = fc.constantFrom(...PASSWORDS)
const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.tuple(browser, password).map(([b, p]) => command(`browser ${b} signs up with "${p}"`, signUp(b, p))),
  fc.tuple(browser, password).map(([b, p]) => command(`browser ${b} confirms with "${p}"`, confirm(b, p))),
  fc.tuple(browser, password).map(([b, p]) => command(`browser ${b} logs in with "${p}"`, logIn(b, p))),
  fc.tuple(browser, fc.boolean()).map(([b, all]) => command(`browser ${b} logs out${all ? ' everywhere' : ''}`, logOut(b, all))),
  fc.tuple(browser, password).map(([b, p]) => command(`browser ${b} resets to "${p}"`, reset(b, p))),
  fc.tuple(browser, password, password).map(([b, p, q]) => command(`browser ${b} changes "${p}" to "${q}"`, change(b, p, q))),
  fc.tuple(browser, password).map(([b, p]) => command(`browser ${b} deletes with "${p}"`, remove(b, p))),
  fc.constant(command('the server starts anew', restart)),
  fc.constantFrom(...MINUTES).map((minutes) => command(`${minutes} minutes pass`, pass(minutes))),
]

test(
  'whatever people do in whatever order, and however often the server starts anew, the account is what a small model says (SU-2, SU-4, SU-7, SE-4, SE-5, RS-5, PW-7, PR-1)',
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-model-'))
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 30 }), async (commands) => {
        const start = createServerStarter(join(folder, `${(runs += 1)}.db`), { LOGIN_MAX_FAILURES: '100' })
        const app = start()
        const real: Real = { app, browsers: BROWSERS.map((index) => app.browser(`browser ${index}`)), start }
        const model: Model = { now: 0, password: null, attempts: [], decoys: [], sessions: new Map() }
        await fc.asyncModelRun(() => ({ model, real }), commands)
        await expectOwnerGetsIn(model, real)
        await real.app.store.close()
      }),
      { numRuns: 120 },
    )
    rmSync(folder, { recursive: true })
  },
)

/** Whatever has been: the owner of the mailbox always gets in. */
async function expectOwnerGetsIn(model: Model, real: Real): Promise<void> {
  await pass(25 * 60)(model, real)
  const owner = real.app.browser()
  await owner.signUp({ email: EMAIL, password: PASSWORDS[0], name: 'Ada' })
  await owner.forgot(EMAIL)
  const link = await newestLink(real, 'reset')
  if (!link) throw new Error('no mail for a new password')
  await owner.reset({ ...link, password: 'last harbour lamp' })
  expect((await owner.currentUser())?.email).toBe(EMAIL)
}
