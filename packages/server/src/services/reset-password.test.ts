import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../testing/test-clock.ts'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const fresh = 'another fine password'

async function confirmed(app: TestServices) {
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada' })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  return browser
}

async function resetMail(app: TestServices) {
  await app.browser().forgot(email)
  const [mail] = await app.mailsTo(email)
  if (mail?.purpose !== 'reset') throw new Error('no reset mail came')
  return mail
}

describe('asking for a reset', () => {
  test('answers alike for every address and changes nothing that counts (RS-1, EN-1, S1-19)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    expect([await browser.forgot(email), await browser.forgot('nobody@x.test')]).toEqual([null, null])
    expect(await app.mailsTo('nobody@x.test')).toEqual([])
    expect(await browser.logIn({ identifier: email, password })).toMatchObject({ email })
  })

  test('with the classic texts says that an address is unknown (S1-19, S5-85)', async () => {
    const app = createTestServices({ env: { ACCOUNT_PRIVACY: 'friendly' } })
    await expect(app.browser().forgot('Nobody@x.test')).rejects.toMatchObject({
      code: 'email_unknown',
      details: { params: { email: 'Nobody@x.test' } },
    })
  })

  test('mails only the address of the account, as it was given at sign-up (RS-3, S1-12)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    await browser.signUp({ email: 'Ada@x.test', password, name: 'Ada' })
    await app.deliver()
    await browser.forgot('ADA@X.TEST')
    const [mail] = await app.mailsTo(email)
    expect(mail).toMatchObject({ to: 'Ada@x.test', subject: 'Reset your password' })
    expect(mail?.text).toContain('http://localhost:3000/#?email=Ada%40x.test&pwreset=')
  })
})

describe('a reset', () => {
  test('by the link sets the password, ends every other session and logs in here (S1-24, RS-5, SE-4)', async () => {
    const app = createTestServices()
    const old = await confirmed(app)
    const link = linkOf(await resetMail(app))
    const browser = app.browser()
    expect(await browser.checkKey(link)).toEqual({ valid: true })
    expect(await browser.reset({ ...link, password: fresh })).toMatchObject({ status: 'logged_in', user: { email } })
    expect(await old.currentUser()).toBeNull()
    expect(await browser.currentUser()).toMatchObject({ email })
    expect(await refusalOf(browser.logIn({ identifier: email, password }))).toBe('credentials_wrong')
    expect(await app.account(email)).toMatchObject({ codes: [], attempts: [], sessions: [{}] })
    expect((await app.mailsTo(email))[0]).toMatchObject({ purpose: 'password_reset_done', to: email })
  })

  test('by the code does the same (S5-86)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const mail = await resetMail(app)
    expect(await browser.reset({ email, code: codeOf(mail), password: fresh })).toMatchObject({ status: 'logged_in' })
    expect(await refusalOf(browser.reset({ email, code: codeOf(mail), password }))).toBe('code_wrong')
  })

  test('does not log in where that is not wanted (S5-86)', async () => {
    const app = createTestServices({ env: { RESET_LOGS_IN: 'false' } })
    const browser = await confirmed(app)
    expect(await browser.reset({ ...linkOf(await resetMail(app)), password: fresh })).toMatchObject({ status: 'reset' })
    expect(await browser.currentUser()).toBeNull()
  })

  test('works once, also when fifty come at the same time (RS-4, SU-7, S1-24, UX-48)', async () => {
    const app = createTestServices()
    await confirmed(app)
    const link = linkOf(await resetMail(app))
    const resets = Array.from({ length: 50 }, (_, index) => refusalOf(app.browser().reset({ ...link, password: `${fresh} ${index}` })))
    const answers = await Promise.all(resets)
    expect(answers.filter((answer) => answer !== 'link_used')).toHaveLength(1)
    expect((await app.account(email)).sessions).toHaveLength(1)
    expect(await app.browser().checkKey(link)).toEqual({ valid: false, reason: 'link_used' })
  })

  test('a refused password uses nothing up (RS-4, PW-1, PW-5)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const mail = await resetMail(app)
    for (const weak of ['short', 'passwordpassword', email]) {
      const code = (await refusalOf(browser.reset({ ...linkOf(mail), password: weak }))) as { password: string }
      expect(code.password).toMatch(/^password_/)
      expect(await refusalOf(browser.reset({ email, code: codeOf(mail), password: weak }))).toEqual(code)
    }
    expect(await browser.reset({ ...linkOf(mail), password: fresh })).toMatchObject({ status: 'logged_in' })
  })

  test('works only with the newest mail (SU-7, RS-4, S1-10)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const first = linkOf(await resetMail(app))
    app.clock.advance(MINUTE_MS)
    const second = linkOf(await resetMail(app))
    expect(await browser.checkKey(first)).toEqual({ valid: false, reason: 'link_replaced' })
    expect(await refusalOf(browser.reset({ ...first, password: fresh }))).toBe('link_replaced')
    expect(await browser.reset({ ...second, password: fresh })).toMatchObject({ status: 'logged_in' })
  })

  test('works for an hour after the mail went out (SU-8, RS-4)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const link = linkOf(await resetMail(app))
    app.clock.advance(HOUR_MS)
    expect(await browser.checkKey(link)).toEqual({ valid: false, reason: 'link_expired' })
    app.clock.advance(-5 * SECOND_MS)
    expect(await browser.reset({ ...link, password: fresh })).toMatchObject({ status: 'logged_in' })
  })

  test('can be asked for again at once after it was used, so nobody waits for a second one', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.reset({ ...linkOf(await resetMail(app)), password: fresh })
    await browser.forgot(email)
    expect((await app.mailsTo(email)).filter((mail) => mail.purpose === 'reset')).toHaveLength(2)
  })

  test.each([
    ['in the browser that signed up keeps the name typed there', true, /^Ada$/],
    ['elsewhere gives a new name', false, /^[a-z]+-[a-z]+-/],
  ])('%s, and nothing of what strangers called the account (RS-6, SU-4)', async (_, isOwnBrowser, expected) => {
    const app = createTestServices()
    const own = app.browser()
    await own.signUp({ email, password, name: 'Ada', username: 'ada-l' })
    await app.browser().signUp({ email, password: 'what a stranger chose', name: 'Mallory', username: 'mallory' })
    const found = await app.account(email)
    const attempts = found.attempts.map((attempt) => ({ ...attempt, profile: { company: attempt.name } }))
    await app.store.replace({ ...found, version: found.version + 1, profile: { company: 'Mallory' }, attempts }, found.version)
    await app.deliver()
    const browser = isOwnBrowser ? own : app.browser()
    await browser.reset({ ...linkOf(await resetMail(app)), password: fresh })
    const account = await app.account(email)
    const { name, username, profile } = account
    expect(Object.keys(account).toSorted()).toEqual(Object.keys(found).toSorted())
    expect([name, username]).toEqual([expect.stringMatching(expected), null])
    expect(profile).toEqual(isOwnBrowser ? { company: 'Ada' } : {})
  })

  test('where nobody is ever confirmed keeps what its owner has entered', async () => {
    const app = createTestServices({ env: { CONFIRMATION: 'off', ACCOUNT_PRIVACY: 'friendly' } })
    await app.browser().signUp({ email, password, name: 'Ada', username: 'ada-l' })
    const found = await app.account(email)
    await app.store.replace({ ...found, version: found.version + 1, profile: { company: 'Analytical' } }, found.version)
    await app.browser().reset({ ...linkOf(await resetMail(app)), password: fresh })
    const kept = { name: 'Ada', username: 'ada-l', usernameKey: 'ada-l', profile: { company: 'Analytical' } }
    expect(await app.account(email)).toMatchObject(kept)
  })

  test('ends the mails that still wait: none of them brings a link that works (RS-5)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const link = linkOf(await resetMail(app))
    app.clock.advance(MINUTE_MS)
    await browser.forgot(email)
    await browser.reset({ ...link, password: fresh })
    expect((await app.account(email)).mails.map((mail) => mail.purpose)).toEqual(['password_reset_done'])
  })

  test('confirms the address, with only the new password left (RS-6)', async () => {
    const app = createTestServices()
    const stranger = app.browser()
    await stranger.signUp({ email, password: 'what a stranger chose', name: 'Mallory' })
    const confirmation = linkOf((await app.mailsTo(email))[0])
    const browser = app.browser()
    expect(await browser.reset({ ...linkOf(await resetMail(app)), password: fresh })).toMatchObject({
      status: 'logged_in',
      user: { confirmed: true },
    })
    expect(await refusalOf(stranger.logIn({ identifier: email, password: 'what a stranger chose' }))).toBe('credentials_wrong')
    expect(await refusalOf(stranger.confirm(confirmation))).toBe('link_used')
  })

  test('of an account that nobody has is refused like any wrong link', async () => {
    const app = createTestServices()
    expect(await refusalOf(app.browser().reset({ email: 'nobody@x.test', key: 'x', password: fresh }))).toBe('link_invalid')
    expect(await app.browser().checkKey({ email: 'nobody@x.test', key: 'x' })).toEqual({ valid: false, reason: 'link_invalid' })
  })
})

describe('the confirmation mail sent again', () => {
  test('is a fresh one, and silence where there is nothing to confirm (S1-14, S1-20, EN-1)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    await browser.signUp({ email, password, name: 'Ada' })
    await app.deliver()
    app.clock.advance(MINUTE_MS)
    expect(await browser.resend(email)).toBeNull()
    const [second, first] = await app.mailsTo(email)
    expect(linkOf(second).key).not.toBe(linkOf(first).key)
    await browser.confirm(linkOf(second))
    expect(await browser.resend(email)).toBeNull()
    expect(await browser.resend('nobody@x.test')).toBeNull()
    expect(await app.mailsTo(email)).toHaveLength(2)
  })

  test('with the classic texts says that there is nothing to confirm (S1-20)', async () => {
    const app = createTestServices({ env: { ACCOUNT_PRIVACY: 'friendly' } })
    const refusal = (address: string) => ({ code: 'email_not_unconfirmed', details: { params: { email: address } } })
    await expect(app.browser().resend('nobody@x.test')).rejects.toMatchObject(refusal('nobody@x.test'))
    await confirmed(app)
    await expect(app.browser().resend(email)).rejects.toMatchObject(refusal(email))
  })
})

test('a link is fresh when it arrives, however long the provider was away (EM-4)', async () => {
  const app = createTestServices()
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada' })
  app.clock.advance(DAY_MS - SECOND_MS)
  const link = linkOf((await app.mailsTo(email))[0])
  app.clock.advance(DAY_MS - SECOND_MS)
  expect(await browser.confirm(link)).toMatchObject({ status: 'logged_in' })
})
