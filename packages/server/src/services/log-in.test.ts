import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const password = 'a fine long password'

async function confirmed(app: TestServices, given: { email?: string; username?: string } = {}) {
  const input = { email, ...given }
  const browser = app.browser()
  await browser.signUp({ name: 'Ada', password, ...input })
  await browser.confirm(linkOf((await app.mailsTo(input.email))[0]))
  await browser.logOut()
  return browser
}

async function change(app: TestServices, changes: object) {
  const account = await app.account(email)
  await app.store.replace({ ...account, ...changes, version: account.version + 1 }, account.version)
}

describe('logging in', () => {
  test('with the address in any case and with spaces around it begins a session (UX-12, S1-17, S4-63)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    expect(await browser.logIn({ identifier: 'ADA@x.test', password })).toMatchObject({ email, confirmed: true })
    expect(await browser.currentUser()).toMatchObject({ email })
  })

  test('with the user name works where that is allowed (S2-36, S4-69)', async () => {
    const app = createTestServices({ env: { LOGIN_WITH: 'email,username' } })
    const browser = await confirmed(app, { email, username: 'Ada-L' })
    expect(await browser.logIn({ identifier: 'ada-l', password })).toMatchObject({ username: 'Ada-L' })
    const emailOnly = createTestServices()
    const other = await confirmed(emailOnly, { email, username: 'Ada-L' })
    expect(await refusalOf(other.logIn({ identifier: 'ada-l', password }))).toBe('credentials_wrong')
  })

  test('says the same of an unknown address, a wrong password and a disabled account (LI-1, S4-65, S2-37, S3-54)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const answers = [
      await refusalOf(browser.logIn({ identifier: 'nobody@x.test', password })),
      await refusalOf(browser.logIn({ identifier: email, password: 'wrong password' })),
    ]
    await change(app, { disabledAt: app.clock.now() })
    answers.push(await refusalOf(browser.logIn({ identifier: email, password: 'wrong password' })))
    expect(answers).toEqual(['credentials_wrong', 'credentials_wrong', 'credentials_wrong'])
    expect(await refusalOf(browser.logIn({ identifier: email, password }))).toBe('account_disabled')
  })

  test('before confirmation tells so only to the right password (LI-1, SU-2, S1-16)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    await browser.signUp({ email, password, name: 'Ada' })
    await app.browser().signUp({ email, password: 'what a stranger chose', name: 'Mallory' })
    expect(await refusalOf(browser.logIn({ identifier: email, password: 'wrong password' }))).toBe('credentials_wrong')
    expect(await refusalOf(browser.logIn({ identifier: email, password }))).toBe('email_not_confirmed')
    expect(await browser.currentUser()).toBeNull()
  })

  test('makes a new session each time, and ends the one that the browser brought along (LI-2)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.logIn({ identifier: email, password })
    const before = { ...browser.cookies }
    await browser.logIn({ identifier: email, password })
    expect(browser.cookies.sessionToken).not.toBe(before.sessionToken)
    expect(await app.services.currentUser(before)).toBeNull()
    expect((await app.account(email)).sessions).toHaveLength(1)
  })

  test('ends the session with another account that the browser brought along (LI-2, S5-80)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await confirmed(app, { email: 'other@x.test' })
    await browser.logIn({ identifier: 'other@x.test', password })
    const before = { ...browser.cookies }
    await browser.logIn({ identifier: email, password })
    expect(await app.services.currentUser(before)).toBeNull()
  })

  test('takes passwords of every script whole: nothing is cut at 72 bytes or at NUL (PW-2, PW-4)', async () => {
    for (const [right, wrong] of [
      [`${'a'.repeat(72)}X`, `${'a'.repeat(72)}Y`],
      [`${'a'.repeat(72)}X`, 'a'.repeat(72)],
      ['abc\0def-ghij', 'abc\0XYZ-ghij'],
      ['漢字'.repeat(32), '漢字'.repeat(31)],
      [' spaces count', 'spaces count'],
    ] as const) {
      const app = createTestServices()
      const browser = app.browser()
      await browser.signUp({ email, password: right, name: 'Ada' })
      expect(await refusalOf(browser.logIn({ identifier: email, password: wrong }))).toBe('credentials_wrong')
      expect(await refusalOf(browser.logIn({ identifier: email, password: right }))).toBe('email_not_confirmed')
    }
  })

  test('does not care how an accent was typed, and never asks for a new password (PW-4)', async () => {
    const app = createTestServices()
    const browser = app.browser()
    await browser.signUp({ email, password: 'caf\u00e9 au lait', name: 'Ada' })
    await browser.confirm(linkOf((await app.mailsTo(email))[0]))
    app.clock.advance(3 * 365 * DAY_MS)
    expect(await browser.logIn({ identifier: email, password: 'cafe\u0301 au lait' })).toMatchObject({ email })
  })

  test('is slowed down after ten failures, alike for known and unknown addresses, and works again later (RL-2, RL-4, LI-1)', async () => {
    for (const identifier of [email, 'nobody@x.test']) {
      const app = createTestServices()
      const browser = await confirmed(app)
      const guesses = Array.from({ length: 30 }, () => refusalOf(browser.logIn({ identifier, password: 'wrong password' })))
      const answers = await Promise.all(guesses)
      expect(answers.filter((answer) => answer === 'credentials_wrong')).toHaveLength(10)
      expect(answers.filter((answer) => answer === 'too_many_attempts')).toHaveLength(20)
      expect(await refusalOf(browser.logIn({ identifier, password }))).toBe('too_many_attempts')
      app.clock.advance(15 * MINUTE_MS + 1)
      expect(await refusalOf(browser.logIn({ identifier, password: 'wrong password' }))).toBe('credentials_wrong')
    }
  })

  test('is possible again after a reset, whatever strangers have guessed (RL-4, SU-4)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    for (let guess = 0; guess < 11; guess += 1) await refusalOf(app.browser().logIn({ identifier: email, password: 'wrong password' }))
    expect(await refusalOf(app.browser().logIn({ identifier: email, password }))).toBe('too_many_attempts')
    await browser.forgot(email)
    await browser.reset({ ...linkOf((await app.mailsTo(email))[0]), password: 'another fine password' })
    expect(await browser.logIn({ identifier: email, password: 'another fine password' })).toMatchObject({ email })
  })

  test('is not made easier by a sign-up of the guesser: knowing one password of an unconfirmed account resets nothing (RL-4)', async () => {
    const app = createTestServices()
    await app.browser().signUp({ email, password, name: 'Ada' })
    const stranger = app.browser()
    await stranger.signUp({ email, password: 'what a stranger chose', name: 'Mallory' })
    const answers: unknown[] = []
    for (let round = 0; round < 20; round += 1) {
      answers.push(await refusalOf(stranger.logIn({ identifier: email, password: `guess number ${round}` })))
      await refusalOf(stranger.logIn({ identifier: email, password: 'what a stranger chose' }))
    }
    expect(answers.filter((answer) => answer === 'credentials_wrong').length).toBeLessThanOrEqual(10)
  })

  test('counts the right password as no failure', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    for (let count = 0; count < 12; count += 1) await browser.logIn({ identifier: email, password })
    for (let count = 0; count < 9; count += 1) await refusalOf(browser.logIn({ identifier: email, password: 'wrong password' }))
    expect(await browser.logIn({ identifier: email, password })).toMatchObject({ email })
  })
})

describe('a session', () => {
  test('ends twelve hours after its last use, and after a day in all (SE-5)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.logIn({ identifier: email, password })
    app.clock.advance(12 * HOUR_MS - 1)
    expect(await browser.currentUser()).toMatchObject({ email })
    app.clock.advance(11 * HOUR_MS)
    expect(await browser.currentUser()).toMatchObject({ email })
    app.clock.advance(HOUR_MS + 1)
    expect(await browser.currentUser()).toBeNull()
    await browser.logIn({ identifier: email, password })
    app.clock.advance(12 * HOUR_MS)
    expect(await browser.currentUser()).toBeNull()
  })

  test('that is remembered lives 14 days after its last use, and 30 in all (SE-5, S4-62, S1-17)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.logIn({ identifier: email, password, remember: true })
    for (const days of [13.9, 13.9]) {
      app.clock.advance(days * DAY_MS)
      expect(await browser.currentUser()).toMatchObject({ email })
    }
    app.clock.advance(2.3 * DAY_MS)
    expect(await browser.currentUser()).toBeNull()
  })

  test('is stored as a hash, which is worth nothing as a cookie (SE-1)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.logIn({ identifier: email, password })
    const account = await app.account(email)
    const [id, secret] = (browser.cookies.sessionToken ?? '').split('.')
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(account)).not.toContain(secret)
    expect(await app.services.currentUser({ sessionToken: `${id}.${account.sessions[0]?.secretHash}` })).toBeNull()
  })

  test('is nobody’s when the cookie is made up (SE-3)', async () => {
    const app = createTestServices()
    for (const sessionToken of ['', '.', 'a.b', '../..', `${'a'.repeat(22)}.${'b'.repeat(43)}`, '[object Object]', 'é'.repeat(66)]) {
      expect(await app.services.currentUser({ sessionToken })).toBeNull()
    }
  })

  test('ends with logout for every process at once, and logging out twice harms nobody (SE-4, S2-38, S4-66)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.logIn({ identifier: email, password })
    expect(await browser.logOut()).toBeNull()
    expect(await browser.currentUser()).toBeNull()
    expect(await browser.logOut()).toBeNull()
    expect((await app.account(email)).activity.map((entry) => entry.event)).toEqual([
      'signed_up',
      'confirmed',
      'logged_in',
      'logged_out',
      'logged_in',
      'logged_out',
    ])
  })

  test('can end all others; a dead one can’t (SE-4)', async () => {
    const app = createTestServices()
    const [one, two] = [await confirmed(app), app.browser()]
    await one.logIn({ identifier: email, password })
    await two.logIn({ identifier: email, password })
    const dead = { ...one.cookies }
    await one.logOut()
    await app.services.logOut({ everywhere: true }, { ...one.caller(), ...dead })
    expect(await two.currentUser()).toMatchObject({ email })
    await two.logOut({ everywhere: true })
    expect((await app.account(email)).sessions).toEqual([])
  })

  test('ends when the account is disabled (SE-4, S5-81)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    await browser.logIn({ identifier: email, password })
    await change(app, { disabledAt: app.clock.now() })
    expect(await browser.currentUser()).toBeNull()
  })

  test('does not come back after logout through the cookie of the sign-up (SE-4)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    expect(await browser.checkSignUp(email)).toEqual({ status: 'waiting' })
    const elsewhere = app.browser()
    const waiting = app.browser()
    await waiting.signUp({ email: 'bea@x.test', password, name: 'Bea' })
    await elsewhere.confirm({ ...linkOf((await app.mailsTo('bea@x.test'))[0]), password })
    await elsewhere.logOut({ everywhere: true })
    expect(await waiting.checkSignUp('bea@x.test')).toEqual({ status: 'waiting' })
    expect(await waiting.currentUser()).toBeNull()
  })

  test('makes way for the twenty-first (SE-6)', async () => {
    const app = createTestServices()
    const first = await confirmed(app)
    await first.logIn({ identifier: email, password })
    for (let count = 0; count < 20; count += 1) {
      app.clock.advance(1000)
      await app.browser().logIn({ identifier: email, password })
    }
    expect((await app.account(email)).sessions).toHaveLength(20)
    expect(await first.currentUser()).toBeNull()
  })
})

describe('the owner is told by mail of a login', () => {
  const tryWrong = async (app: TestServices, times: number) => {
    for (let time = 0; time < times; time += 1) await refusalOf(app.browser().logIn({ identifier: email, password: 'wrong password' }))
  }

  test('after five wrong passwords, not after four, and not again and again (RS-7)', async () => {
    const app = createTestServices()
    const browser = await confirmed(app)
    const notices = async () => (await app.mailsTo(email)).filter((mail) => mail.purpose === 'login_after_failures').length
    await tryWrong(app, 4)
    await browser.logIn({ identifier: email, password })
    expect(await notices()).toBe(0)
    await tryWrong(app, 5)
    await browser.logIn({ identifier: email, password })
    expect(await notices()).toBe(1)
    await tryWrong(app, 5)
    await browser.logIn({ identifier: email, password })
    expect(await notices()).toBe(1)
  })
})
