import { describe, expect, test } from 'vitest'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'
import { listUsers } from './list-users.ts'

const email = 'ada@x.test'

describe('deleting the account', () => {
  test('ends everything in one write, frees the names and leaves nothing but the last mail, then nothing (PR-1, S5-87, UX-52)', async () => {
    const app = createTestServices()
    const [browser, other] = [await logInAs(app), await logInAs(app)]
    await app.services.changeUsername({ username: 'ada-lovelace' }, browser.caller())
    const { id } = await app.account(email)
    expect(await app.services.avatar(id)).toContain('<svg')
    const version = (await app.account(email)).version
    expect(await app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, browser.caller())).toBeNull()
    const left = await app.store.byId(id)
    expect(left).toMatchObject({ version: version + 1, email: '', name: '', username: null, password: null, sessions: [], activity: [] })
    expect([await browser.currentUser(), await other.currentUser(), await app.services.avatar(id)]).toEqual([null, null, null])
    expect((await listUsers(app, { text: '', after: null, limit: 10 })).users).toEqual([])
    expect(await refusalOf(other.logIn({ identifier: email, password: PASSWORD }))).toBe('credentials_wrong')
    const mails = await app.mailsTo(email)
    expect(mails.map((mail) => mail.purpose)).toEqual(['account_deleted'])
    expect(await app.store.byId(id)).toBeNull()
    const again = await logInAs(app)
    expect(await app.services.changeUsername({ username: 'ada-lovelace' }, again.caller())).toMatchObject({ email })
  })

  test('a mail that can never be sent is given up after two days, and the rest goes with it (PR-1)', async () => {
    const app = createTestServices({ mailer: { send: () => Promise.resolve({ kind: 'retry', reason: 'down' }) } })
    const browser = await logInAs(app)
    const { id } = await app.account(email)
    await app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, browser.caller())
    await app.deliver()
    expect(await app.store.byId(id)).not.toBeNull()
    app.clock.advance(3 * DAY_MS)
    await app.deliver()
    expect(await app.store.byId(id)).toBeNull()
  })

  test.each(['delete', ' Delete ', 'ada@x.test', 'ADA@x.test'])('takes "%s" for a confirmation', async (confirmation) => {
    const app = createTestServices()
    const browser = await logInAs(app)
    expect(await app.services.deleteAccount({ password: PASSWORD, confirmation }, browser.caller())).toBeNull()
  })

  test('needs the password and the typed confirmation, else nothing happens (SE-8)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const remove = (password: string, confirmation: string) =>
      refusalOf(app.services.deleteAccount({ password, confirmation }, browser.caller()))
    expect(await remove(PASSWORD, 'yes')).toEqual({ confirmation: 'invalid' })
    expect(await remove(PASSWORD, 'grace@x.test')).toEqual({ confirmation: 'invalid' })
    expect(await remove('wrong password', 'delete')).toBe('credentials_wrong')
    expect(await browser.currentUser()).toMatchObject({ email })
  })
})

describe('nobody’s mailbox is filled by an account that nobody has confirmed (RL-5)', () => {
  const start = async () => {
    const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
    const countMails = async (purpose: string) => (await app.mailsTo(email)).filter((mail) => mail.purpose === purpose).length
    const signUp = async () => {
      const browser = app.browser()
      await browser.signUp({ email, password: PASSWORD })
      await app.deliver()
      return browser
    }
    return { app, countMails, signUp }
  }

  test('that is deleted and made anew, again and again', async () => {
    const { app, countMails, signUp } = await start()
    const remove = async () => app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, (await signUp()).caller())
    for (let round = 0; round < 5; round += 1) await remove()
    await expect(remove()).rejects.toMatchObject({ code: 'too_many_attempts' })
    expect([await countMails('confirm'), await countMails('account_deleted')]).toEqual([5, 5])
  })

  test('that is deleted and made anew, with every mail that can be caused in between', async () => {
    const { app, countMails, signUp } = await start()
    for (let round = 0; round < 5; round += 1) {
      const browser = await signUp()
      for (let time = 0; time < 3; time += 1) {
        app.clock.advance(MINUTE_MS)
        await browser.resend(email)
        await browser.forgot(email)
        await app.deliver()
        for (let guess = 0; guess < 6; guess += 1) await refusalOf(browser.logIn({ identifier: email, password: 'wrong password' }))
        await browser.logIn({ identifier: email, password: PASSWORD })
        const { session } = await app.services.changePassword({ currentPassword: PASSWORD, newPassword: PASSWORD }, browser.caller())
        browser.cookies.sessionToken = session.token
        await app.deliver()
      }
      await app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, browser.caller())
    }
    const purposes = ['confirm', 'reset', 'password_changed', 'login_after_failures', 'account_deleted']
    expect(await Promise.all(purposes.map(countMails))).toEqual([5, 5, 5, 0, 5])
  })

  test('and a mail that has to wait leaves nothing behind, and is asked of once more when its hour is over', async () => {
    const { app, countMails, signUp } = await start()
    for (let round = 0; round < 5; round += 1)
      await app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, (await signUp()).caller())
    const browser = await signUp()
    expect(await app.account(email)).toMatchObject({
      linkKeys: [],
      codes: [],
      mails: [{ purpose: 'confirm', tries: 0, leasedUntil: null }],
    })
    app.clock.advance(HOUR_MS)
    expect(await countMails('confirm')).toBe(6)
    const [mail] = (await app.mailsTo(email)).filter(({ purpose }) => purpose === 'confirm')
    expect(await browser.confirm(linkOf(mail))).toMatchObject({ status: 'logged_in' })
    expect(app.reports).toEqual([])
  })

  test('and whoever signs up, asks again, resets and confirms gets each mail at once, whatever was sent in the day', async () => {
    const { app, countMails, signUp } = await start()
    for (let hour = 0; hour < 4; hour += 1) {
      const stranger = await signUp()
      for (let time = 0; time < 4; time += 1) {
        app.clock.advance(MINUTE_MS)
        await stranger.resend(email)
        await app.deliver()
      }
      await app.services.deleteAccount({ password: PASSWORD, confirmation: 'delete' }, stranger.caller())
      app.clock.advance(HOUR_MS)
    }
    const before = await countMails('confirm')
    const browser = await signUp()
    expect([before, await countMails('confirm')]).toEqual([12, 13])
    app.clock.advance(24 * HOUR_MS)
    for (let time = 0; time < 4; time += 1) {
      await browser.resend(email)
      await browser.forgot(email)
      expect([await countMails('confirm'), await countMails('reset')]).toEqual([14 + time, 1 + time])
      app.clock.advance(MINUTE_MS)
    }
    const [mail] = (await app.mailsTo(email)).filter(({ purpose }) => purpose === 'confirm')
    await browser.confirm({ email, code: codeOf(mail) })
    await browser.forgot(email)
    expect(await countMails('reset')).toBe(5)
    await browser.reset({ ...linkOf((await app.mailsTo(email))[0]), password: 'another fine password' })
    expect(await countMails('password_reset_done')).toBe(1)
  })

  test('by whatever is changed in it', async () => {
    const { app, countMails, signUp } = await start()
    const browser = await signUp()
    for (let change = 0; change < 20; change += 1) {
      const [currentPassword, newPassword] = [change, change + 1].map((times) => PASSWORD + '!'.repeat(times)) as [string, string]
      const { session } = await app.services.changePassword({ currentPassword, newPassword }, browser.caller())
      browser.cookies.sessionToken = session.token
      await app.deliver()
      app.clock.advance(MINUTE_MS)
    }
    expect(await countMails('password_changed')).toBe(5)
  })
})
