import { expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators, type TestOperators } from '../testing/test-operators.ts'
import { DAY_MS } from '../testing/test-clock.ts'
import { refusalOf } from '../testing/test-services.ts'

const email = 'Ada@x.test'
const password = 'a fine long password'

function invite(app: TestOperators, more: { name?: string; locale?: 'de' } = {}) {
  return app.operators.inviteUser({ email, name: undefined, locale: undefined, ...more })
}

async function linkTo(app: TestOperators) {
  const [mail] = await app.mailsTo(email)
  const { email: to, key } = linkOf(mail)
  return { email: to, key }
}

test('whoever is invited chooses a password by the link of the mail and is logged in, also where nobody can sign up', async () => {
  const app = createTestOperators({ env: { SIGNUP_OPEN: 'false' } })
  expect(await invite(app, { name: 'Countess' })).toMatchObject({ email, name: 'Countess', state: 'unconfirmed', hasPassword: false })
  const [mail] = await app.mailsTo(email)
  expect(mail).toMatchObject({ to: email, purpose: 'invited', subject: 'You have been invited' })
  expect(mail?.text).not.toContain('Countess')
  const link = await linkTo(app)
  const browser = app.browser()
  expect(await browser.checkKey(link)).toEqual({ valid: true })
  expect(await browser.reset({ ...link, password })).toMatchObject({ status: 'logged_in', user: { name: 'Countess', confirmed: true } })
  expect(await refusalOf(app.browser().reset({ ...link, password }))).toBe('link_used')
  expect(await app.browser().logIn({ identifier: email, password })).toMatchObject({ name: 'Countess' })
})

test('the link of an invitation works for seven days, and no second longer (SU-8)', async () => {
  const app = createTestOperators()
  await invite(app)
  const link = await linkTo(app)
  app.clock.advance(7 * DAY_MS - 1)
  expect(await app.browser().checkKey(link)).toEqual({ valid: true })
  app.clock.advance(1)
  expect(await app.browser().checkKey(link)).toEqual({ valid: false, reason: 'link_expired' })
})

test('nothing of the link is stored, and it is good for nothing else (SU-5, SU-6)', async () => {
  const app = createTestOperators()
  await invite(app)
  const link = await linkTo(app)
  expect(JSON.stringify(await app.account(email))).not.toContain(link.key)
  expect(await refusalOf(app.browser().confirm(link))).toBe('link_invalid')
  expect(await app.browser().checkKey({ ...link, email: 'eve@x.test' })).toMatchObject({ valid: false })
})

test('invited once more, only the newest link works; confirmed, nobody is invited (SU-7)', async () => {
  const app = createTestOperators()
  await invite(app)
  const first = await linkTo(app)
  await invite(app, { name: 'Ada', locale: 'de' })
  expect((await app.mailsTo(email))[0]?.subject).toBe('Sie sind eingeladen')
  const second = await linkTo(app)
  expect(await app.browser().checkKey(first)).toEqual({ valid: false, reason: 'link_replaced' })
  await app.browser().reset({ ...second, password })
  expect(await refusalOf(invite(app))).toEqual({ email: 'email_taken' })
  expect((await app.account(email)).mails.filter(({ purpose }) => purpose === 'invited')).toEqual([])
})

test('a stranger who signs up with an invited address gets nothing of it (SU-4)', async () => {
  const app = createTestOperators()
  await invite(app, { name: 'Ada' })
  const link = await linkTo(app)
  const stranger = app.browser()
  await stranger.signUp({ email, password: 'the password of a stranger', name: 'Eve' })
  expect(await app.browser().reset({ ...link, password })).toMatchObject({ user: { name: 'Ada' } })
  expect(await refusalOf(stranger.logIn({ identifier: email, password: 'the password of a stranger' }))).toBe('credentials_wrong')
})

test('who signed up and waits is invited too, and approved with it', async () => {
  const app = createTestOperators({ env: { SIGNUP_OPEN: 'approval' } })
  await app.browser().signUp({ email, password: 'another fine password', name: 'Ada' })
  expect(await invite(app)).toMatchObject({ state: 'unconfirmed' })
  await app.deliver()
  const mail = (await app.mailbox.list(email)).find(({ purpose }) => purpose === 'invited')
  expect(await app.browser().reset({ ...linkOf(mail), password })).toMatchObject({ status: 'logged_in' })
})

test('a hundred invitations at once leave one account and one mail (SU-3)', async () => {
  const app = createTestOperators()
  await Promise.all(Array.from({ length: 100 }, () => invite(app)))
  expect(await app.mailsTo(email)).toHaveLength(1)
})

test('what a stranger called the account is not what the invited owner finds (SU-4)', async () => {
  const app = createTestOperators()
  await app.browser().signUp({ email, password: 'the password of a stranger', name: 'Eve' })
  expect((await invite(app)).name).not.toBe('Eve')
  await app.deliver()
  const mail = (await app.mailbox.list(email)).find(({ purpose }) => purpose === 'invited')
  const { user } = await app.browser().reset({ ...linkOf(mail), password })
  expect(user?.name).not.toBe('Eve')
})

test('nor is its user name, from before a confirmation was asked for, what the invited owner finds (SU-4)', async () => {
  const limited = createTestOperators({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  await limited.browser().signUp({ email, password: 'the password of a stranger', name: 'Eve', username: 'eve-1' })
  const app = createTestOperators({ ground: limited })
  await invite(app)
  await app.deliver()
  const mail = (await app.mailbox.list(email)).find(({ purpose }) => purpose === 'invited')
  await app.browser().reset({ ...linkOf(mail), password })
  expect(await app.account(email)).toMatchObject({ username: null, usernameKey: null })
})

test('where nobody has to confirm, whoever signed up has an account already, and keeps it as it is', async () => {
  const app = createTestOperators({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  await app.browser().signUp({ email, password, name: 'Ada' })
  const before = await app.account(email)
  expect(await refusalOf(invite(app))).toEqual({ email: 'email_taken' })
  expect(await app.account(email)).toEqual(before)
})

test('whoever signed up and has used the account for long is not taken for one that an operator made (SU-4)', async () => {
  const app = createTestOperators({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada' })
  for (let count = 0; count < 25; count += 1) await app.services.changeName({ name: `Ada ${count}` }, browser.caller())
  expect(await refusalOf(invite(app))).toEqual({ email: 'email_taken' })
})
