import { setImmediate as turn } from 'node:timers/promises'
import { AuthError } from '@latchkey/shared'
import { expect, test, vi } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import type { Account } from '../domain/account.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'
import { createServices, type Services } from './index.ts'

const password = 'a fine long password'

/** A real hasher that counts the hashes it is asked for: each question costs one. */
function createCountingHasher() {
  const hasher = createBcryptHasher({ cost: 4, peppers: [] })
  const count = { hashes: 0 }
  const counted: PasswordHasher = {
    ...hasher,
    hash: (...given) => {
      count.hashes += 1
      return hasher.hash(...given)
    },
    verify: (...given) => {
      count.hashes += 1
      return hasher.verify(...given)
    },
  }
  return { hasher: counted, count }
}

/** Services on which an account waits in each state, and how much each call costs. */
async function prepare() {
  const app = createTestServices()
  const { hasher, count } = createCountingHasher()
  const services = createServices({ ...app, hasher, random: systemRandom, mailQueued: () => {} })
  const states: Record<string, (account: Account) => Partial<Account>> = {
    unconfirmed: () => ({}),
    confirmed: ({ attempts: [attempt] }) => ({ confirmedAt: new Date(), password: attempt?.password ?? null, attempts: [] }),
    disabled: ({ attempts: [attempt] }) => ({ disabledAt: new Date(), password: attempt?.password ?? null, attempts: [] }),
    invited: () => ({ attempts: [], invitedAt: new Date() }),
  }
  for (const [name, change] of Object.entries(states)) {
    await app.browser().signUp({ email: `${name}@x.test`, password, name: 'Ada' })
    const account = await app.account(`${name}@x.test`)
    await app.store.replace({ ...account, ...change(account), version: account.version + 1 }, account.version)
  }
  // Three sign-ups of one address are still one hash at login.
  for (const other of ['one more password', 'a third password'])
    await app.browser().signUp({ email: 'unconfirmed@x.test', password: other, name: 'Eve' })
  const cost = async (call: (services: Services) => Promise<unknown>) => {
    const before = count.hashes
    await refusalOf(call(services))
    return count.hashes - before
  }
  return { app, hasher, cost, emails: ['unknown@x.test', ...Object.keys(states).map((name) => `${name}@x.test`)] }
}

test('a login costs one hash, whatever account there is and however wrong the password; throttled it costs none (EN-2, LI-1, RL-2, RL-6)', async () => {
  const { app, cost, emails } = await prepare()
  for (const email of emails) {
    const logIn = (given: string) => cost((services) => services.logIn({ identifier: email, password: given }, app.browser().caller()))
    expect([email, await logIn('wrong password'), await logIn(password)]).toEqual([email, 1, 1])
    for (let guess = 0; guess < 10; guess += 1) await logIn('wrong password')
    expect([email, await logIn('wrong password'), await logIn(password)]).toEqual([email, 0, 0])
  }
})

test('a sign-up costs one hash, whether or not the address has an account (EN-2, SU-1)', async () => {
  const { app, cost, emails } = await prepare()
  for (const email of emails) {
    const input = { email, password: 'another fine password', name: 'Eve' }
    expect([email, await cost((services) => services.signUp(input, app.browser().caller()))]).toEqual([email, 1])
  }
})

test('sign-ups that come at the same time cost one hash each, whether or not the address has an account (EN-2, SU-1)', async () => {
  const { app, cost, emails } = await prepare()
  for (const email of emails) {
    const input = { email, password: 'another fine password', name: 'Eve' }
    const both = await cost(async (services) => {
      await Promise.all([1, 2, 3].map(() => services.signUp(input, app.browser().caller())))
    })
    expect([email, both]).toEqual([email, 3])
  }
})

/** Makes a call that has to wait for a clock in every case alike, before it answers and before any mail goes out; and lets it end. */
async function expectEvenAnswer(
  { app, hasher }: Awaited<ReturnType<typeof prepare>>,
  email: string,
  call: (services: Services) => Promise<unknown>,
) {
  const { promise: over, resolve: end } = Promise.withResolvers<void>()
  const waits: number[] = []
  let queued = 0
  const wait = async (ms: number) => {
    waits.push(ms)
    await over
  }
  const services = createServices({
    ...app,
    hasher,
    clock: { ...app.clock, wait },
    random: systemRandom,
    mailQueued: () => (queued += 1),
  })
  const answered = refusalOf(call(services))
  await vi.waitFor(() => expect([email, waits]).toEqual([email, [60]]))
  await turn()
  expect(await Promise.race([answered.then(() => 'answered'), turn('waiting')])).toBe('waiting')
  const queuedBefore = queued
  end()
  await answered
  expect([email, waits, queued]).toEqual([email, [60], queuedBefore])
}

test('what a call has to write does not show: its answer waits for a clock, for the same time whatever account there is (EN-2)', async () => {
  const prepared = await prepare()
  const { app, emails } = prepared
  const signupSecret = 'the cookie of another sign-up'
  for (const email of emails)
    for (const call of [
      // The second finds a mail queued that need not be queued again, and may have nothing to write.
      (services: Services) => services.signUp({ email, password, name: 'Eve' }, app.browser().caller()),
      (services: Services) => services.signUp({ email, password, name: 'Eve' }, app.browser().caller()),
      (services: Services) => services.requestPasswordReset({ email }, app.browser().caller()),
      (services: Services) => services.resendConfirmation({ email }, app.browser().caller()),
      (services: Services) => services.confirmEmail({ email, code: '000000', password }, app.browser().caller()),
      (services: Services) => services.resetPassword({ email, code: '000000', password }, app.browser().caller()),
      (services: Services) => services.confirmEmail({ email, key: 'a key of nobody', password }, app.browser().caller()),
      (services: Services) => services.resetPassword({ email, key: 'a key of nobody', password }, app.browser().caller()),
      (services: Services) => services.checkPasswordResetKey({ email, key: 'a key of nobody' }, app.browser().caller()),
      (services: Services) => services.checkSignUp({ email }, { ...app.browser().caller(), signupSecret }),
    ])
      await expectEvenAnswer(prepared, email, call)
})

test('a login that is refused without a hash waits for a clock too, also in a browser that says it is known; a right one does not (EN-2)', async () => {
  const prepared = await prepare()
  const { app, emails } = prepared
  const endless = createServices({
    ...app,
    clock: { ...app.clock, wait: () => new Promise(() => {}) },
    random: systemRandom,
    mailQueued: () => {},
    hasher: prepared.hasher,
  })
  expect(await endless.logIn({ identifier: 'confirmed@x.test', password }, app.browser().caller())).toHaveProperty('session')
  for (const email of emails) {
    for (let guess = 0; guess < 10; guess += 1) await refusalOf(app.browser().logIn({ identifier: email, password: 'wrong password' }))
    for (const deviceSecrets of [[], ['d'.repeat(43)]]) {
      const caller = { ...app.browser().caller(), deviceSecrets }
      await expectEvenAnswer(prepared, email, (services) => services.logIn({ identifier: email, password }, caller))
    }
  }
})

test('a login for which there is no time is told so at once, also at a second look (AV-6)', async () => {
  const { app, hasher } = await prepare()
  const endless = createServices({
    ...app,
    clock: { ...app.clock, wait: () => new Promise(() => {}) },
    random: systemRandom,
    mailQueued: () => {},
    hasher: { ...hasher, refuseIfFull: () => {}, verify: () => Promise.reject(new AuthError('overloaded', { retryAfterSeconds: 1 })) },
  })
  expect(await refusalOf(endless.logIn({ identifier: 'confirmed@x.test', password }, app.browser().caller()))).toBe('overloaded')
})

test('a wrong link, a wrong code, and a question for a mail cost no hash at all (EN-2, RL-6)', async () => {
  const { app, cost, emails } = await prepare()
  const [key, caller] = ['A'.repeat(43), app.browser().caller()]
  for (const email of emails)
    for (const call of [
      (services: Services) => services.confirmEmail({ email, key, password }, caller),
      (services: Services) => services.confirmEmail({ email, code: '000000', password }, caller),
      (services: Services) => services.checkPasswordResetKey({ email, key }, caller),
      (services: Services) => services.resetPassword({ email, key, password }, caller),
      (services: Services) => services.resetPassword({ email, code: '000000', password }, caller),
      (services: Services) => services.requestPasswordReset({ email }, caller),
      (services: Services) => services.resendConfirmation({ email }, caller),
    ])
      expect(await cost(call)).toBe(0)
})

test('a thousand wrong keys from one source are slowed down, and one who has a right one elsewhere is let in (RL-6)', async () => {
  const { app, cost } = await prepare()
  const key = 'A'.repeat(43)
  const caller = app.browser().caller()
  const outcomes = new Map<unknown, number>()
  for (let guess = 0; guess < 1300; guess += 1) {
    const outcome = await refusalOf(app.services.resetPassword({ email: 'confirmed@x.test', key, password: 'a brand new lamp' }, caller))
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect(Object.fromEntries(outcomes)).toEqual({ link_invalid: 1200, too_many_attempts: 100 })
  const elsewhere = { ...caller, source: '198.51.100.1' }
  expect(await refusalOf(app.services.resetPassword({ email: 'confirmed@x.test', key, password: 'a brand new lamp' }, elsewhere))).toBe(
    'link_invalid',
  )
  expect(await cost((services) => services.resetPassword({ email: 'confirmed@x.test', key, password: 'a brand new lamp' }, caller))).toBe(0)
})
