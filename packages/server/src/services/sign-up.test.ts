import { describe, expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'
import { HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createServices } from './index.ts'

const ada = { email: 'Ada@x.test', password: 'a fine long password', name: 'Ada' }

describe('signing up', () => {
  test('makes one unconfirmed account and sends one mail with a link and a code (S1-7, S1-8, S1-11, S3-51, S3-52, SU-2)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    expect(await browser.signUp(ada)).toEqual({ status: 'confirm_email', signupSecret: expect.stringMatching(/^[\w-]{43}$/) })
    const [mail, ...others] = await app.mailsTo('ada@x.test')
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: 'Ada@x.test', purpose: 'confirm', subject: 'Confirm your email address' })
    expect(linkOf(mail)).toMatchObject({ purpose: 'confirm', email: 'Ada@x.test' })
    expect(codeOf(mail)).toMatch(/^\d{6}$/)
    expect(await browser.currentUser()).toBeNull()
    expect(await app.account('ada@x.test')).toMatchObject({ password: null, confirmedAt: null, sessions: [] })
  })

  test('answers alike for a new, an unconfirmed and a confirmed address; the owner is told by mail (SU-1, EN-1)', async () => {
    const app = createTestServices()
    const owner = app.browser()
    const first = await owner.signUp(ada)
    const again = await app.browser().signUp(ada)
    await owner.confirm(linkOf((await app.mailsTo(ada.email))[0]))
    const taken = await app.browser().signUp({ ...ada, password: 'what a stranger chose', name: 'Mallory' })
    expect(
      new Set([first, again, taken].map((answer) => JSON.stringify({ ...answer, signupSecret: answer.signupSecret.length }))),
    ).toHaveLength(1)
    const [mail] = await app.mailsTo(ada.email)
    expect(mail?.purpose).toBe('already_registered')
    expect(mail?.text).not.toMatch(/[#&](confirm|pwreset)=/)
    expect(mail?.html).not.toContain('Mallory')
    expect(await app.account(ada.email)).toMatchObject({ name: 'Ada', attempts: [] })
  })

  test('with the classic texts says that an address is taken (S1-5, S2-39, S3-50, S4-69)', async () => {
    const app = createTestServices({ env: { ACCOUNT_PRIVACY: 'friendly' } })
    const owner = app.browser()
    await owner.signUp(ada)
    await owner.confirm(linkOf((await app.mailsTo(ada.email))[0]))
    expect(await refusalOf(app.browser().signUp(ada))).toEqual({ email: 'email_taken' })
  })

  test('fifty at a time for one address leave one account and one mail (SU-3)', async () => {
    const app = createTestServices()
    const emails = Array.from({ length: 50 }, (_, index) => (index % 2 ? 'ada@x.test' : 'ADA@X.test'))
    const answers = await Promise.all(emails.map((email) => app.browser().signUp({ ...ada, email })))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set(['confirm_email']))
    expect(await app.mailsTo(ada.email)).toHaveLength(1)
    expect((await app.account(ada.email)).attempts).toHaveLength(3)
  })

  test.each([
    ['short', 'password_too_short'],
    ['passwordpassword', 'password_common'],
    ['123456789012345', 'password_common'],
    ['ada.lovelace', 'password_like_account'],
  ])('refuses the password %j (PW-1, PW-5)', async (password, code) => {
    const app = createTestServices()
    expect(await refusalOf(app.browser().signUp({ email: 'ada.lovelace@x.test', password, name: 'Ada' }))).toEqual({ password: code })
    expect(await app.store.byEmail('ada.lovelace@x.test')).toBeNull()
  })

  test('asks for the length that is configured (PW-1)', async () => {
    const app = createTestServices({ env: { PASSWORD_MIN_LENGTH: '15' } })
    expect(await refusalOf(app.browser().signUp({ ...ada, password: '🦉🐢🦊🐙🦋🐝🦁🐳🦜🐌🦔🐡🦩🐿' }))).toEqual({
      password: 'password_too_short',
    })
    expect(await app.browser().signUp({ ...ada, password: '🦉🐢🦊🐙🦋🐝🦁🐳🦜🐌🦔🐡🦩🐿🦥' })).toMatchObject({ status: 'confirm_email' })
  })

  test('gives a friendly name to whoever gives none (S5-73, S5-74)', async () => {
    const app = createTestServices()
    await app.browser().signUp({ email: ada.email, password: ada.password })
    expect((await app.account(ada.email)).attempts[0]?.name).toMatch(/^[a-z]+-[a-z]+-/)
  })

  test('refuses a user name that belongs to somebody else, also in another case (S2-39, S4-69)', async () => {
    const app = createTestServices({ env: { LOGIN_WITH: 'email,username' } })
    const browser = app.browser()
    await browser.signUp({ ...ada, username: 'ada-l' })
    await browser.confirm(linkOf((await app.mailsTo(ada.email))[0]))
    expect(await refusalOf(app.browser().signUp({ ...ada, email: 'other@x.test', username: 'ADA-L' }))).toEqual({
      username: 'username_taken',
    })
  })

  test('reserves no user name, so that this does not tell whether an address was free (SU-1, EN-1)', async () => {
    const app = createTestServices()
    await app.services.createUser({ ...ada, username: null })
    for (const email of [ada.email, 'free@x.test']) {
      await app.browser().signUp({ ...ada, email, username: 'wanted-name' })
      expect(await app.browser().signUp({ ...ada, email: 'mallory@x.test', username: 'wanted-name' })).toMatchObject({
        status: 'confirm_email',
      })
    }
  })

  test('many at once leave attempts with one salt, so that a login costs one hash as everywhere (EN-2)', async () => {
    const app = createTestServices()
    await Promise.all(Array.from({ length: 6 }, (_, index) => app.browser().signUp({ ...ada, password: `a fine long password ${index}` })))
    const { attempts } = await app.account(ada.email)
    expect(attempts).toHaveLength(3)
    expect(new Set(attempts.map((attempt) => attempt.password.hash.slice(0, 29)))).toHaveLength(1)
  })

  test('so do those that meet in two processes, whose salts are others (EN-2)', async () => {
    const app = createTestServices()
    const processes = [1, 2].map(() => {
      const hasher = createBcryptHasher({ cost: 4, peppers: [] })
      return createServices({ ...app, hasher, random: systemRandom, mailQueued: () => {} })
    })
    await Promise.all(processes.map((services) => services.signUp(ada, app.browser().caller())))
    const { attempts } = await app.account(ada.email)
    expect(attempts).toHaveLength(2)
    expect(new Set(attempts.map((attempt) => attempt.password.hash.slice(0, 29)))).toHaveLength(1)
  })

  test('is refused when it is closed (S1-30)', async () => {
    const app = createTestServices({ env: { SIGNUP_OPEN: 'false' } })
    expect(await refusalOf(app.browser().signUp(ada))).toBe('signup_closed')
  })

  test('logs in at once, unconfirmed, where confirmation does not hold people up (S2-39, S5-75)', async () => {
    const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
    const browser = app.browser()
    expect(await browser.signUp(ada)).toMatchObject({ status: 'logged_in', user: { email: 'Ada@x.test', confirmed: false } })
    expect(await browser.currentUser()).toMatchObject({ confirmed: false, name: 'Ada' })
    expect(await app.mailsTo(ada.email)).toHaveLength(1)
    expect(await refusalOf(app.browser().signUp(ada))).toEqual({ email: 'email_taken' })
  })

  test('sends no mail where confirmation is off', async () => {
    const app = createTestServices({ env: { CONFIRMATION: 'off', ACCOUNT_PRIVACY: 'friendly' } })
    expect(await app.browser().signUp(ada)).toMatchObject({ status: 'logged_in' })
    expect(await app.mailsTo(ada.email)).toEqual([])
  })

  test('stores only a bcrypt hash with its own salt, and nothing of the password (PW-6, S1-9)', async () => {
    const app = createTestServices()
    await app.browser().signUp(ada)
    await app.browser().signUp({ ...ada, email: 'other@x.test' })
    const [one, other] = [await app.account(ada.email), await app.account('other@x.test')]
    expect(one.attempts[0]?.password.hash).toMatch(/^\$2b\$\d\d\$[./A-Za-z0-9]{53}$/)
    expect(one.attempts[0]?.password.hash).not.toBe(other.attempts[0]?.password.hash)
    expect(JSON.stringify(one)).not.toContain(ada.password)
  })

  test('stores neither link key nor code, only hashes (SU-5)', async () => {
    const app = createTestServices()
    await app.browser().signUp(ada)
    const [mail] = await app.mailsTo(ada.email)
    const stored = JSON.stringify(await app.account(ada.email))
    expect(linkOf(mail).key).toMatch(/^[\w-]{43}$/)
    expect(stored).not.toContain(linkOf(mail).key)
    expect(stored).not.toContain(codeOf(mail))
  })

  test('sends at most one mail a minute and five an hour to one address, without saying so (SU-3, RL-5)', async () => {
    const app = createTestServices()
    const countAfter = async (ms: number) => {
      app.clock.advance(ms)
      expect(await app.browser().signUp(ada)).toMatchObject({ status: 'confirm_email' })
      return (await app.mailsTo(ada.email)).length
    }
    expect(await countAfter(0)).toBe(1)
    expect(await countAfter(MINUTE_MS - 1)).toBe(1)
    expect(await countAfter(1)).toBe(2)
    for (let count = 3; count <= 5; count += 1) expect(await countAfter(2 * MINUTE_MS)).toBe(count)
    expect(await countAfter(2 * MINUTE_MS)).toBe(5)
    expect(await countAfter(HOUR_MS)).toBe(6)
  })
})
