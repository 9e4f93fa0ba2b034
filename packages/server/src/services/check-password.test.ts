import { AuthError } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'
import { createServices } from './index.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const stranger = { source: '10.0.0.1', userAgent: '', locale: null, sessionToken: null, signupSecret: null, deviceSecrets: [] }
const overload = () => {
  throw new AuthError('overloaded', { retryAfterSeconds: 1 })
}

const MOMENTS = ['at the door', 'after the account was looked up', 'in the queue', 'at the hash that replaces an outdated one'] as const

/** A confirmed account on a machine that has no time for passwords from a certain moment on. */
async function prepare(when: (typeof MOMENTS)[number]) {
  const app = createTestServices()
  const browser = app.browser()
  await browser.signUp({ name: 'Ada', email, password })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  const hasher = createBcryptHasher({ cost: 4, peppers: [] })
  let looks = 0
  const busy: Readonly<Record<typeof when, Partial<PasswordHasher>>> = {
    'at the door': { refuseIfFull: overload },
    'after the account was looked up': { refuseIfFull: () => (looks += 1) % 2 === 0 && overload() },
    'in the queue': { verify: async () => overload() },
    'at the hash that replaces an outdated one': {
      verify: async (...given) => ({ ...(await hasher.verify(...given)), outdated: true }),
      hash: async () => overload(),
    },
  }
  const services = createServices({
    ...app,
    hasher: { ...hasher, ...busy[when] },
    random: systemRandom,
    mailQueued: () => {},
  })
  return { app, services }
}

test.each(MOMENTS)('a password that a busy server refused %s was no try: its owner is not shut out (AV-6, RL-4)', async (when) => {
  const { app, services } = await prepare(when)
  for (let count = 0; count < 30; count += 1) {
    expect(await refusalOf(services.logIn({ identifier: email, password }, stranger))).toBe('overloaded')
  }
  await app.browser().logIn({ identifier: email, password })
  // Nor is there a mail about wrong passwords that nobody typed.
  expect((await app.mailsTo(email)).map(({ purpose }) => purpose)).not.toContain('login_after_failures')
})

test.each([
  ['logins', 1000],
  ['sign-ups', 600],
])(
  '%s that a busy server refuses count against their source, so that a flood from one ends, and the others have the server again (AV-6, RL-3)',
  async (what, limit) => {
    const { services } = await prepare('at the door')
    const ask = (source: string) => {
      const caller = { ...stranger, source }
      return refusalOf(
        what === 'logins'
          ? services.logIn({ identifier: email, password }, caller)
          : services.signUp({ name: 'Bea', email: 'bea@x.test', password }, caller),
      )
    }
    for (let count = 0; count < limit; count += 1) expect(await ask('10.0.0.2')).toBe('overloaded')
    expect(await ask('10.0.0.2')).toBe('too_many_attempts')
    expect(await ask('10.0.0.3')).toBe('overloaded')
  },
)

test('a sign-up that a busy server refuses leaves no account and takes no mail (AV-6)', async () => {
  const { app, services } = await prepare('at the door')
  const newcomer = { name: 'Bea', email: 'bea@x.test', password }
  expect(await refusalOf(services.signUp(newcomer, stranger))).toBe('overloaded')
  expect(await app.store.byEmail(newcomer.email)).toBeNull()
  expect(await app.mailsTo(newcomer.email)).toEqual([])
})
