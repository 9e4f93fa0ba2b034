import { describe, expect, test } from 'vitest'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf } from '../testing/test-services.ts'

const email = 'ada@x.test'
const newPassword = 'a brand new lamp'

describe('changing the password', () => {
  test('ends every other session, renews this one and tells the owner (PW-7, S5-83, UX-51, RS-7)', async () => {
    const app = createTestServices()
    const [browser, other] = [await logInAs(app), await logInAs(app)]
    const before = browser.caller()
    const { session } = await app.services.changePassword({ currentPassword: PASSWORD, newPassword }, before)
    expect(session.token).not.toBe(before.sessionToken)
    expect(await app.services.currentUser({ sessionToken: session.token })).toMatchObject({ email })
    expect(await browser.currentUser()).toBeNull()
    expect(await other.currentUser()).toBeNull()
    expect(await refusalOf(other.logIn({ identifier: email, password: PASSWORD }))).toBe('credentials_wrong')
    expect(await other.logIn({ identifier: email, password: newPassword })).toMatchObject({ email })
    const [mail] = await app.mailsTo(email)
    expect([mail?.purpose, linkOf(mail).purpose]).toEqual(['password_changed', 'undo'])
    expect((await app.account(email)).activity.map(({ event }) => event)).toContain('password_changed')
  })

  test('keeps "remember me" as it was (UX-59)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    await browser.logIn({ identifier: email, password: PASSWORD, remember: true })
    expect((await app.services.changePassword({ currentPassword: PASSWORD, newPassword }, browser.caller())).session.remember).toBe(true)
  })

  test('a wrong current password changes nothing and is counted like a wrong login (PW-7, RL-4)', async () => {
    const app = createTestServices({ env: { LOGIN_MAX_FAILURES: '3' } })
    const [browser, other] = [await logInAs(app), await logInAs(app)]
    const change = () => app.services.changePassword({ currentPassword: 'wrong password', newPassword }, browser.caller())
    expect(await refusalOf(change())).toBe('credentials_wrong')
    expect(await refusalOf(app.services.proveIdentity({ password: 'wrong password' }, browser.caller()))).toBe('credentials_wrong')
    expect(await refusalOf(change())).toBe('credentials_wrong')
    expect(await refusalOf(change())).toBe('too_many_attempts')
    expect(await refusalOf(browser.logIn({ identifier: email, password: PASSWORD }))).toBe('too_many_attempts')
    expect([await browser.currentUser(), await other.currentUser()]).not.toContain(null)
    expect((await app.mailsTo(email)).map(({ purpose }) => purpose)).not.toContain('password_changed')
  })

  test('a weak one is refused by name before anything is counted (PW-3)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const change = app.services.changePassword({ currentPassword: 'wrong password', newPassword: 'password123' }, browser.caller())
    expect(await refusalOf(change)).toEqual({ newPassword: 'password_common' })
  })

  test('a link for a reset that was mailed before is dead, and so is a pending change (EC-3)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    await browser.forgot(email)
    const { key } = linkOf((await app.mailsTo(email))[0])
    await app.services.requestEmailChange({ email: 'new@x.test' }, browser.caller())
    const change = linkOf((await app.mailsTo('new@x.test'))[0])
    await app.services.changePassword({ currentPassword: PASSWORD, newPassword }, browser.caller())
    expect(await browser.checkKey({ email, key })).toMatchObject({ valid: false })
    expect(await refusalOf(app.services.confirmEmailChange(change, browser.caller()))).toBe('link_used')
  })

  test('of several at once with one session only the first counts (SE-4)', async () => {
    const app = createTestServices()
    const browser = await logInAs(app)
    const changes = ['one new harbour', 'two new harbours', 'three new harbours'].map((chosen) =>
      refusalOf(app.services.changePassword({ currentPassword: PASSWORD, newPassword: chosen }, browser.caller())),
    )
    const results = await Promise.all(changes)
    expect(results.filter((result) => result === 'login_required' || result === 'credentials_wrong')).toHaveLength(2)
    expect((await app.account(email)).sessions).toHaveLength(1)
  })

  test('an unconfirmed user keeps the new password when confirming (CONFIRMATION=limited)', async () => {
    const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
    const browser = app.browser()
    await browser.signUp({ email, password: PASSWORD, name: 'Ada' })
    const { session } = await app.services.changePassword({ currentPassword: PASSWORD, newPassword }, browser.caller())
    browser.cookies.sessionToken = session.token
    await app.services.changeName({ name: 'Ada L' }, browser.caller())
    const link = linkOf((await app.mailsTo(email)).find((mail) => mail.purpose === 'confirm'))
    expect(await browser.confirm(link)).toMatchObject({ status: 'logged_in', user: { confirmed: true, name: 'Ada L' } })
    expect(await app.browser().logIn({ identifier: email, password: newPassword })).toMatchObject({ email })
  })
})
