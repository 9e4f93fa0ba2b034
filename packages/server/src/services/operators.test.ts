import { expect, test } from 'vitest'
import { logInAs, PASSWORD as TYPED } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createSampleAccount } from '../testing/sample-account.ts'
import { createTestOperators, type TestOperators } from '../testing/test-operators.ts'
import { refusalOf } from '../testing/test-services.ts'

const PASSWORD = 'a fine long password'
const ada = { email: 'Ada@x.test', password: PASSWORD, name: 'Ada', username: 'ada-l' }

async function logInAsAda(app: TestOperators) {
  const browser = app.browser()
  await browser.logIn({ identifier: ada.email, password: PASSWORD })
  return browser
}

test('a disabled account is logged out everywhere at the next call, and can not log in until it is enabled (S5-81)', async () => {
  const app = createTestOperators()
  await app.operators.createUser(ada)
  const browsers = [await logInAsAda(app), await logInAsAda(app)]
  expect(await app.operators.disableUser(ada.email)).toMatchObject({ state: 'disabled', sessions: 0 })
  for (const browser of browsers) expect(await browser.currentUser()).toBeNull()
  expect(await refusalOf(logInAsAda(app))).toBe('account_disabled')

  expect(await app.operators.enableUser('ada-l')).toMatchObject({ state: 'active', disabledAt: null })
  for (const browser of browsers) expect(await browser.currentUser()).toBeNull()
  expect(await (await logInAsAda(app)).currentUser()).toMatchObject({ name: 'Ada' })
})

test('a disabled account can not be confirmed, and its old mail does not work after it is enabled (S5-81)', async () => {
  const app = createTestOperators()
  const browser = app.browser()
  await browser.signUp({ email: ada.email, password: PASSWORD, name: 'Ada' })
  const [mail] = await app.mailsTo(ada.email)
  const key = /confirm=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  await app.operators.disableUser(ada.email)
  expect(await refusalOf(browser.confirm({ email: ada.email, key }))).toMatch(/account_disabled|link_used/)
  await app.operators.enableUser(ada.email)
  expect(await refusalOf(browser.confirm({ email: ada.email, key }))).toBe('link_used')
})

test('a disabled account is not opened by an invitation, whether it waits, comes later or was there before (S5-81, SU-8)', async () => {
  const app = createTestOperators()
  const invitation = { email: ada.email, name: undefined, locale: undefined }
  const resets = async () => {
    const links = (await app.mailsTo(ada.email)).map(linkOf)
    return await Promise.all(links.map((link) => refusalOf(app.browser().reset({ ...link, password: PASSWORD }))))
  }
  await app.operators.inviteUser(invitation)
  await app.operators.disableUser(ada.email)
  expect(await app.mailsTo(ada.email)).toEqual([])
  await app.operators.inviteUser(invitation)
  expect(await resets()).toEqual(['account_disabled'])
  await app.operators.enableUser(ada.email)
  await app.operators.disableUser(ada.email)
  expect(await resets()).toEqual(['link_used'])
  expect(await app.account(ada.email)).toMatchObject({ password: null, confirmedAt: null })
})

test('roles are given by an operator and stand at the user at the next call (S4-72)', async () => {
  const app = createTestOperators()
  const { id } = await app.operators.createUser(ada)
  const browser = await logInAsAda(app)
  expect(await app.operators.setRoles(id, ['admin', 'staff', 'admin'])).toMatchObject({ roles: ['admin', 'staff'] })
  expect(await browser.currentUser()).toMatchObject({ roles: ['admin', 'staff'] })
  expect(await refusalOf(app.operators.setRoles(id, ['two words']))).toEqual({ roles: 'invalid' })
  await app.operators.setRoles(id, [])
  expect(await browser.currentUser()).toMatchObject({ roles: [] })
})

test('a password set by an operator is the only one, ends every session and lets a locked-out owner in (S4-61)', async () => {
  const app = createTestOperators()
  await app.operators.createUser(ada)
  const browser = await logInAsAda(app)
  while ((await refusalOf(app.browser().logIn({ identifier: ada.email, password: 'wrong' }))) !== 'too_many_attempts');
  expect(await refusalOf(app.operators.setPassword(ada.email, 'short'))).toEqual({ password: 'password_too_short' })
  await app.operators.setPassword(ada.email, 'quite another password')
  expect(await app.mailsTo(ada.email)).toMatchObject([{ purpose: 'password_set' }])
  expect(await browser.currentUser()).toBeNull()
  expect(await refusalOf(logInAsAda(app))).toBe('credentials_wrong')
  expect(await app.browser().logIn({ identifier: ada.email, password: 'quite another password' })).toMatchObject({ name: 'Ada' })
})

test('a password set for an unconfirmed account takes the place of what strangers chose (SU-4)', async () => {
  const app = createTestOperators()
  await app.browser().signUp({ email: ada.email, password: 'the password of a stranger', name: 'Ada' })
  expect(await app.operators.setPassword(ada.email, PASSWORD)).toMatchObject({ state: 'active' })
  expect(await refusalOf(app.browser().logIn({ identifier: ada.email, password: 'the password of a stranger' }))).toBe('credentials_wrong')
  expect(await (await logInAsAda(app)).currentUser()).toMatchObject({ confirmed: true })
})

test('who waits for approval is let in by an operator', async () => {
  const app = createTestOperators({ env: { SIGNUP_OPEN: 'approval', CONFIRMATION: 'off', ACCOUNT_PRIVACY: 'friendly' } })
  expect(await app.browser().signUp({ email: ada.email, password: PASSWORD, name: 'Ada' })).toMatchObject({ status: 'awaiting_approval' })
  expect(await refusalOf(logInAsAda(app))).toBe('awaiting_approval')
  expect(await app.operators.approveUser(ada.email)).toMatchObject({ approvedAt: app.clock.now() })
  expect(await app.operators.approveUser(ada.email)).toMatchObject({ mailsWaiting: 1 })
  expect(await app.mailsTo(ada.email)).toMatchObject([{ purpose: 'account_approved', subject: 'Your account is ready' }])
  expect(await (await logInAsAda(app)).currentUser()).toMatchObject({ name: 'Ada' })
})

test('a deleted account is gone with its sessions, and its address is free', async () => {
  const app = createTestOperators()
  await app.operators.createUser(ada)
  const browser = await logInAsAda(app)
  expect(await app.operators.deleteUser(ada.email)).toMatchObject({ email: 'Ada@x.test' })
  expect(await browser.currentUser()).toBeNull()
  expect(await refusalOf(app.operators.showUser(ada.email))).toBe('not_found')
  await app.operators.createUser(ada)
})

test('users are found by a part of their address, page by page, without any secret (S2-46)', async () => {
  const app = createTestOperators()
  for (const name of ['eve', 'ada', 'bob'])
    await app.operators.createUser({ email: `${name}@x.test`, password: PASSWORD, name, username: null })
  const first = await app.operators.listUsers({ text: 'X.TEST', after: null, limit: 2 })
  expect(first.users.map(({ email }) => email)).toEqual(['ada@x.test', 'bob@x.test'])
  const rest = await app.operators.listUsers({ text: 'X.TEST', after: first.next, limit: 2 })
  expect(rest).toMatchObject({ users: [{ email: 'eve@x.test', hasPassword: true, state: 'active' }], next: null })
  expect(JSON.stringify([first, rest])).not.toContain('$2b$')
})

test('an operator is told which gate keeps somebody out, and looking changes nothing', async () => {
  const app = createTestOperators()
  const gatesOf = async (who: string) => (await app.operators.explainLogin(who)).gates
  expect(await gatesOf('nobody@x.test')).toEqual(['no_account'])
  await app.browser().signUp({ email: ada.email, password: PASSWORD, name: 'Ada' })
  expect(await gatesOf(ada.email)).toEqual(['unconfirmed'])
  await app.operators.setPassword(ada.email, PASSWORD)
  expect(await gatesOf(ada.email)).toEqual([])
  await app.operators.disableUser(ada.email)
  expect(await gatesOf(ada.email)).toEqual(['disabled'])
  await app.operators.enableUser(ada.email)

  for (let look = 0; look < 30; look += 1) await app.operators.explainLogin(ada.email)
  expect(await gatesOf(ada.email)).toEqual([])
  while ((await refusalOf(app.browser().logIn({ identifier: ada.email, password: 'wrong' }))) !== 'too_many_attempts');
  const explained = await app.operators.explainLogin(ada.email)
  expect(explained.gates).toEqual(['throttled'])
  expect(explained.retryAfterSeconds).toBeGreaterThan(0)

  const odd = { emailKey: 'odd@x.test', username: 'odd-one', usernameKey: 'odd-one', confirmedAt: new Date(), approvedAt: null }
  await app.store.insert(createSampleAccount({ ...odd, password: { hash: '$2b$12$abcdefghijklmnopqrstuu', keyId: 'a lost pepper' } }))
  expect(await gatesOf('odd-one')).toEqual(['username_not_asked_for', 'password_unreadable', 'awaiting_approval'])
  await app.store.insert(createSampleAccount({ emailKey: 'none@x.test', confirmedAt: new Date() }))
  expect(await gatesOf('none@x.test')).toEqual(['no_password'])
})

test('an operator learns that mails to somebody do not arrive, until the address is proven again (EM-6)', async () => {
  const app = createTestOperators()
  await app.operators.createUser(ada)
  await app.services.noteUndeliverable(ada.email, 'bounced')
  expect((await app.operators.explainLogin(ada.email)).user).toMatchObject({ undeliverable: 'bounced' })
  await app.browser().forgot(ada.email)
  const [mail] = await app.mailsTo(ada.email)
  await app.browser().reset({ ...linkOf(mail), password: 'another fine password' })
  expect(await app.operators.showUser(ada.email)).toMatchObject({ undeliverable: null })
})

test('a password from an operator ends also the links that waiting mails would bring (RS-7)', async () => {
  const app = createTestOperators()
  const browser = await logInAs(app, ada.email)
  await app.services.requestEmailChange({ email: 'new@x.test', password: TYPED }, browser.caller())
  await app.services.confirmEmailChange(linkOf((await app.mailsTo('new@x.test'))[0]), browser.caller())
  const waiting = async (email: string) => (await app.account(email)).mails.map(({ purpose }) => purpose)
  await app.services.changePassword({ currentPassword: TYPED, newPassword: 'quite another password' }, browser.caller())
  expect(await waiting('new@x.test')).toContain('password_changed')
  await app.operators.setPassword('new@x.test', 'the password of an operator')
  expect(await waiting('new@x.test')).toEqual(['password_set'])
})
