import { describe, expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { moveToAddress } from '../domain/email-change.ts'
import { pruneAccount } from '../domain/prune-account.ts'
import { systemRandom } from '../ports/random.ts'
import { importAll } from '../testing/import-all.ts'
import { DAY_MS } from '../testing/test-clock.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { createServices } from './index.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const tried = 'what a stranger chose'

/** An account at whose address a stranger signs up. */
async function prepare(app: TestServices) {
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada', username: 'ada-l' })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  await app.browser().signUp({ email, password: tried, name: 'Eve' })
  return browser
}

const logIn = (app: TestServices, given: string, identifier = email) => refusalOf(app.browser().logIn({ identifier, password: given }))

/** How many decoys there are, and with how many salts: a login costs a hash for each. */
async function countSalts(app: TestServices) {
  const { password: own, decoys } = await app.account(email)
  const hashes = [own, ...decoys.map((decoy) => decoy.password)].map((each) => each?.hash.slice(0, 29))
  return { decoys: decoys.length, salts: new Set(hashes).size }
}

type Browser = ReturnType<TestServices['browser']>

async function changeTo(app: TestServices, browser: Browser, newPassword: string): Promise<void> {
  await app.services.changePassword({ currentPassword: password, newPassword }, browser.caller())
}

async function resetTo(app: TestServices, browser: Browser, newPassword: string): Promise<void> {
  await browser.forgot(email)
  const link = linkOf((await app.mailsTo(email))[0])
  await app.services.resetPassword({ email, key: link.key, password: newPassword }, browser.caller())
}

describe('a password that a stranger tried to sign up with at the address of an account', () => {
  test('is answered like that of any sign-up, opens nothing, and costs no second hash (EN-1, EN-2, LI-1)', async () => {
    const app = createTestServices()
    const browser = await prepare(app)
    expect(await logIn(app, tried)).toBe('email_not_confirmed')
    expect(await logIn(app, 'wrong password')).toBe('credentials_wrong')
    expect(await refusalOf(app.services.proveIdentity({ password: tried }, browser.caller()))).toBe('credentials_wrong')
    expect(await countSalts(app)).toEqual({ decoys: 1, salts: 1 })
    expect(await browser.logIn({ identifier: email, password })).toMatchObject({ name: 'Ada' })
  })

  test('does not tell to which user name the address belongs (EN-1)', async () => {
    const app = createTestServices({ env: { LOGIN_WITH: 'email,username' } })
    const browser = await prepare(app)
    expect(await logIn(app, tried, 'ada-l')).toBe('credentials_wrong')
    expect(await browser.logIn({ identifier: 'ada-l', password })).toMatchObject({ email })
  })

  test('is answered so whatever passwords the owner chooses (EN-1, EN-2)', async () => {
    const app = createTestServices()
    const browser = await prepare(app)
    const changed = await app.services.changePassword({ currentPassword: password, newPassword: 'another fine password' }, browser.caller())
    expect(changed).toHaveProperty('session')
    expect([await logIn(app, tried), await countSalts(app)]).toEqual(['email_not_confirmed', { decoys: 1, salts: 1 }])
    await browser.forgot(email)
    await browser.reset({ ...linkOf((await app.mailsTo(email))[0]), password: 'a third fine password' })
    expect([await logIn(app, tried), await countSalts(app)]).toEqual(['email_not_confirmed', { decoys: 1, salts: 1 }])
  })

  test('lends no replaced pepper, and no lower cost, to what the owner chooses: rather it is dropped (PW-6, CF-3)', async () => {
    const peppers = ['a pepper of at least thirty-two characters']
    for (const choose of [changeTo, resetTo]) {
      const app = createTestServices()
      const browser = await prepare(app)
      const hasher = createBcryptHasher({ cost: 5, peppers })
      const services = createServices({ ...app, hasher, random: systemRandom, mailQueued: () => {} })
      await choose({ ...app, services }, browser, 'another fine password')
      const { password: own, decoys } = await app.account(email)
      expect([own?.hash.slice(0, 7), own && hasher.isCurrent(own), decoys]).toEqual(['$2b$05$', true, []])
    }
  })

  test('lends no format of an import, which knows no pepper and only 72 bytes (PW-2, PW-6)', async () => {
    const app = createTestOperators()
    await importAll(app, [{ email, password_hash: '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', confirmed: true }])
    await app.browser().signUp({ email, password: tried, name: 'Eve' })
    expect(await countSalts(app)).toMatchObject({ decoys: 1 })
    const long = 'a fine long password '.repeat(5)
    await resetTo(app, app.browser(), long)
    expect([await logIn(app, long.slice(0, 80)), (await app.account(email)).password?.keyId]).toEqual(['credentials_wrong', 'public'])
    expect(await countSalts(app)).toEqual({ decoys: 0, salts: 1 })
  })

  test('is one of three at most, and forgotten as soon as a sign-up would be (EN-1, PR-3)', async () => {
    const app = createTestServices()
    await prepare(app)
    for (const other of ['second try of them', 'third try of them', 'fourth try of them'])
      await app.browser().signUp({ email, password: other, name: 'Eve' })
    expect(await countSalts(app)).toEqual({ decoys: 3, salts: 1 })
    expect([await logIn(app, tried), await logIn(app, 'fourth try of them')]).toEqual(['credentials_wrong', 'email_not_confirmed'])
    const account = await app.account(email)
    const keptFor = (days: number) => pruneAccount(account, app.policy, new Date(app.clock.now().getTime() + days * DAY_MS)).decoys.length
    expect([keptFor(29), keptFor(30)]).toEqual([3, 0])
  })

  test('has its owner told by mail once more that there is an account, as often as whoever tried it asks (EN-1, UX-19)', async () => {
    const app = createTestServices()
    await prepare(app)
    await app.deliver()
    const count = async () => (await app.mailsTo(email)).filter(({ purpose }) => purpose === 'already_registered').length
    const before = await count()
    app.clock.advance(DAY_MS)
    await app.browser().resend(email)
    expect([before, await count()]).toEqual([1, 2])
  })

  test('does not tell where its owner has moved (EN-1)', async () => {
    const app = createTestServices()
    await prepare(app)
    expect(moveToAddress(await app.account(email), 'new@x.test').decoys).toEqual([])
  })

  test('is not kept where a sign-up says openly that the address is taken', async () => {
    for (const env of [{ ACCOUNT_PRIVACY: 'friendly', CONFIRMATION: 'limited' }, { ACCOUNT_PRIVACY: 'friendly' }]) {
      const app = createTestServices({ env })
      expect(await refusalOf(prepare(app))).toEqual({ email: 'email_taken' })
      expect([await logIn(app, tried), (await countSalts(app)).decoys]).toEqual(['credentials_wrong', 0])
    }
  })
})
