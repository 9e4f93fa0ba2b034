import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../testing/test-clock.ts'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { createTestOperators } from '../testing/test-operators.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const ada = { email, password: 'a fine long password', name: 'Ada' }
const mallory = { email, password: 'what a stranger chose', name: 'Mallory' }

async function signedUp(app: TestServices, input = ada) {
  const browser = app.browser()
  await browser.signUp(input)
  const [mail] = await app.mailsTo(email)
  return { browser, mail, link: linkOf(mail) }
}

describe('confirming an address', () => {
  test('by the link, in the browser that signed up, logs in (S1-25, S3-53)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    expect(await browser.confirm(link)).toMatchObject({ status: 'logged_in', user: { email, confirmed: true, name: 'Ada' } })
    expect(await browser.currentUser()).toMatchObject({ confirmed: true })
  })

  test('by the code does the same', async () => {
    const app = createTestServices()
    const { browser, mail } = await signedUp(app)
    expect(await browser.confirm({ email, code: codeOf(mail) })).toMatchObject({ status: 'logged_in' })
  })

  test('in another browser asks for the chosen password, and uses nothing up before it is right (SU-4)', async () => {
    const app = createTestServices()
    const { link } = await signedUp(app)
    const phone = app.browser()
    expect(await phone.confirm(link)).toEqual({ status: 'password_required' })
    expect(await refusalOf(phone.confirm({ ...link, password: 'not the password' }))).toBe('credentials_wrong')
    expect(await app.account(email)).toMatchObject({ confirmedAt: null })
    expect(await phone.confirm({ ...link, password: ada.password })).toMatchObject({ status: 'logged_in' })
  })

  test('never activates a password that a stranger chose, whoever signed up first (SU-4)', async () => {
    for (const order of [
      [mallory, ada],
      [ada, mallory],
    ]) {
      const app = createTestServices()
      const browsers = new Map<typeof ada, ReturnType<TestServices['browser']>>()
      for (const input of order) {
        const browser = app.browser()
        browsers.set(input, browser)
        await browser.signUp(input)
        app.clock.advance(2 * MINUTE_MS)
      }
      const link = linkOf((await app.mailsTo(email)).at(-1))
      expect(await browsers.get(ada)?.confirm(link)).toMatchObject({ status: 'logged_in', user: { name: 'Ada' } })
      expect(await refusalOf(browsers.get(mallory)!.logIn({ identifier: email, password: mallory.password }))).toBe('credentials_wrong')
      expect(await app.account(email)).toMatchObject({ attempts: [], name: 'Ada' })
    }
  })

  test('with a password activates the attempt it belongs to, and only that (SU-4)', async () => {
    const app = createTestServices()
    const { link } = await signedUp(app)
    await app.browser().signUp(mallory)
    expect(await app.browser().confirm({ ...link, password: ada.password })).toMatchObject({ user: { name: 'Ada' } })
    expect(await refusalOf(app.browser().logIn({ identifier: email, password: mallory.password }))).toBe('credentials_wrong')
  })

  test('leaves a way out when strangers have pushed the owner’s attempt away: a reset (SU-4)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    for (let count = 0; count < 3; count += 1) await app.browser().signUp(mallory)
    expect(await browser.confirm(link)).toEqual({ status: 'password_required' })
    expect(await refusalOf(browser.confirm({ ...link, password: ada.password }))).toBe('credentials_wrong')
    await browser.forgot(email)
    const reset = linkOf((await app.mailsTo(email))[0])
    expect(await browser.reset({ ...reset, password: ada.password })).toMatchObject({ status: 'logged_in' })
    expect(await refusalOf(app.browser().logIn({ identifier: email, password: mallory.password }))).toBe('credentials_wrong')
  })

  test('works once; later the link says so (S5-79, SU-7, S1-26, S1-28, SU-11)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    const answers = await Promise.all(Array.from({ length: 50 }, () => refusalOf(browser.confirm(link))))
    expect(answers.filter((answer) => answer !== 'link_used')).toEqual([{ succeeded: expect.objectContaining({ status: 'logged_in' }) }])
    expect((await app.account(email)).sessions).toHaveLength(1)
  })

  test('works until 24 hours after the mail went out, checked in code (SU-8)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    app.clock.advance(DAY_MS)
    expect(await refusalOf(browser.confirm(link))).toBe('link_expired')
    app.clock.advance(-5 * SECOND_MS)
    expect(await browser.confirm(link)).toMatchObject({ status: 'logged_in' })
  })

  test('works with any of the last three mails, and with none after the first success (SU-7)', async () => {
    const app = createTestServices()
    const { browser, link: oldest } = await signedUp(app)
    for (let count = 0; count < 3; count += 1) {
      app.clock.advance(2 * MINUTE_MS)
      await browser.resend(email)
      await app.deliver()
    }
    const links = (await app.mailsTo(email)).map(linkOf)
    expect(links).toHaveLength(4)
    expect(await refusalOf(browser.confirm(oldest))).toBe('link_replaced')
    expect(await browser.confirm(links[2]!)).toMatchObject({ status: 'logged_in' })
    for (const link of links.slice(0, 3)) expect(await refusalOf(browser.confirm(link))).toBe('link_used')
  })

  test('needs the key of this purpose and this address (SU-6, S1-28)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    await browser.forgot(email)
    const reset = linkOf((await app.mailsTo(email))[0])
    const other = app.browser()
    await other.signUp({ ...ada, email: 'other@x.test' })
    const otherLink = linkOf((await app.mailsTo('other@x.test'))[0])
    expect(await refusalOf(browser.confirm({ email, key: reset.key }))).toBe('link_invalid')
    expect(await refusalOf(browser.confirm({ email, key: otherLink.key }))).toBe('link_invalid')
    expect(await refusalOf(browser.confirm({ email: 'nobody@x.test', key: link.key }))).toBe('link_invalid')
    expect(await refusalOf(browser.reset({ email, key: link.key, password: 'another fine password' }))).toBe('link_invalid')
    expect(await browser.checkKey(link)).toEqual({ valid: false, reason: 'link_invalid' })
  })

  test('by code dies after five wrong tries, also when they come at once, while the link lives on (S5-86)', async () => {
    const app = createTestServices()
    const { browser, mail, link } = await signedUp(app)
    const right = codeOf(mail)
    const wrong = right === '000000' ? '000001' : '000000'
    const answers = await Promise.all(Array.from({ length: 15 }, () => refusalOf(browser.confirm({ email, code: wrong }))))
    expect(new Set(answers)).toEqual(new Set(['code_wrong']))
    expect(await refusalOf(browser.confirm({ email, code: right }))).toBe('code_wrong')
    expect(await browser.confirm(link)).toMatchObject({ status: 'logged_in' })
  })

  test('by code is over after twenty wrong tries in all, until the owner logs in; the mails then hold only a link (RL-4)', async () => {
    const app = createTestServices({ env: { MAIL_PER_ADDRESS_HOUR: '100' } })
    const { browser } = await signedUp(app)
    for (let mail = 0; mail < 5; mail += 1) {
      const code = codeOf((await app.mailsTo(email))[0])
      const wrong = code === '000000' ? '000001' : '000000'
      for (let guess = 0; guess < 4; guess += 1) await refusalOf(browser.confirm({ email, code: wrong }))
      app.clock.advance(MINUTE_MS)
      await browser.resend(email)
    }
    const [mail] = await app.mailsTo(email)
    expect(() => codeOf(mail)).toThrow('no code')
    expect(await browser.confirm(linkOf(mail))).toMatchObject({ status: 'logged_in' })
    expect(await app.account(email)).toMatchObject({ codeFailures: 0 })
  })

  test('by code stays over however often somebody logs in who signed up with an address that is not theirs (RL-4)', async () => {
    const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
    const { browser, mail } = await signedUp(app)
    const wrong = codeOf(mail) === '000000' ? '000001' : '000000'
    for (let guess = 0; guess < 3; guess += 1) {
      await refusalOf(browser.confirm({ email, code: wrong }))
      await browser.logIn({ identifier: email, password: ada.password })
    }
    expect(await app.account(email)).toMatchObject({ codeFailures: 3 })
    await browser.confirm(linkOf(mail))
    await browser.logIn({ identifier: email, password: ada.password })
    expect(await app.account(email)).toMatchObject({ codeFailures: 0 })
  })

  test('by code works for ten minutes, and tells nobody whether there is an account (S5-86, EN-1)', async () => {
    const app = createTestServices()
    const { browser, mail } = await signedUp(app)
    app.clock.advance(10 * MINUTE_MS)
    expect(await refusalOf(browser.confirm({ email, code: codeOf(mail) }))).toBe('code_wrong')
    expect(await refusalOf(browser.confirm({ email: 'nobody@x.test', code: '123456' }))).toBe('code_wrong')
  })

  test('while logged in as somebody else does not switch the session (SU-11, UX-45)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    await browser.confirm(link)
    await browser.signUp({ ...ada, email: 'second@x.test' })
    const second = linkOf((await app.mailsTo('second@x.test'))[0])
    expect(await browser.confirm(second)).toEqual({ status: 'confirmed' })
    expect(await browser.currentUser()).toMatchObject({ email })
  })

  test('does not log in where that is not wanted, nor where an operator has to approve first (S1-30)', async () => {
    const never = createTestServices({ env: { CONFIRM_LOGS_IN: 'never' } })
    const { browser, link } = await signedUp(never)
    expect(await browser.confirm(link)).toEqual({ status: 'confirmed' })
    const approval = createTestServices({ env: { SIGNUP_OPEN: 'approval' } })
    const waiting = await signedUp(approval)
    expect(await waiting.browser.confirm(waiting.link)).toEqual({ status: 'awaiting_approval' })
    expect(await refusalOf(waiting.browser.logIn({ identifier: email, password: ada.password }))).toBe('awaiting_approval')
  })

  test('gives the account without the user name that somebody else took meanwhile', async () => {
    const app = createTestServices()
    await app.browser().signUp({ ...ada, username: 'first-choice' })
    const browser = app.browser()
    await browser.signUp({ ...ada, username: 'ada-l' })
    const other = app.browser()
    await other.signUp({ ...ada, email: 'other@x.test', username: 'ada-l' })
    await other.confirm(linkOf((await app.mailsTo('other@x.test'))[0]))
    const link = linkOf((await app.mailsTo(email))[0])
    expect(await browser.confirm(link)).toMatchObject({ status: 'logged_in', user: { username: null } })
  })
})

describe('the dialog that waits for a confirmation', () => {
  test('goes on, logged in, when its own sign-up was confirmed on another device (S1-25)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    expect(await browser.checkSignUp(email)).toEqual({ status: 'waiting' })
    await app.browser().confirm({ ...link, password: ada.password })
    expect(await browser.checkSignUp(email)).toMatchObject({ status: 'logged_in', user: { email } })
    expect(await browser.currentUser()).toMatchObject({ email })
    expect(await browser.checkSignUp(email)).toMatchObject({ status: 'logged_in' })
    await browser.logOut()
    expect(await browser.checkSignUp(email)).toEqual({ status: 'waiting' })
  })

  test('says that an operator has to approve first, and not that somebody could log in now (S1-30)', async () => {
    const app = createTestOperators({ env: { SIGNUP_OPEN: 'approval' } })
    const { browser, link } = await signedUp(app)
    const stranger = app.browser()
    await stranger.signUp(mallory)
    await app.browser().confirm({ ...link, password: ada.password })
    expect(await browser.checkSignUp(email)).toEqual({ status: 'awaiting_approval' })
    expect(await stranger.checkSignUp(email)).toEqual({ status: 'waiting' })
    await app.operators.approveUser(email)
    expect(await browser.checkSignUp(email)).toMatchObject({ status: 'logged_in' })
  })

  test('says nothing of a disabled account, approved or not', async () => {
    const app = createTestOperators({ env: { SIGNUP_OPEN: 'approval' } })
    const { browser, link } = await signedUp(app)
    await app.browser().confirm({ ...link, password: ada.password })
    await app.operators.disableUser(email)
    expect(await browser.checkSignUp(email)).toEqual({ status: 'waiting' })
  })

  test('tells nothing to any other browser (SU-1)', async () => {
    const app = createTestServices()
    const { browser, link } = await signedUp(app)
    const stranger = app.browser()
    await stranger.signUp(mallory)
    await browser.confirm(link)
    expect(await stranger.checkSignUp(email)).toEqual({ status: 'waiting' })
    expect(await app.browser().checkSignUp('nobody@x.test')).toEqual({ status: 'waiting' })
  })
})
