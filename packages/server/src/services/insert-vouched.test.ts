import { expect, test } from 'vitest'
import { importAll } from '../testing/import-all.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestOperators, type TestOperators } from '../testing/test-operators.ts'
import { refusalOf } from '../testing/test-services.ts'

const email = 'ada@x.test'
const hash = 'pbkdf2:sha256:50000$Zr4kQ1vB$82dd432ed783a27e1e88f28d888c16a0a8020ce5398e92eff493d340c3450aa3'
const record = { email, name: 'Ada', username: 'ada-l', password_hash: hash, roles: ['staff'], confirmed: true }
const ada = { email, password: 'a fine long password', name: 'Ada', username: 'ada-l' }

async function signUpAsStranger(app: TestOperators) {
  const stranger = app.browser()
  await stranger.signUp({ email, password: 'the password of a stranger', name: 'Eve' })
  return stranger
}

async function disableStranger(app: TestOperators) {
  await signUpAsStranger(app)
  return await app.operators.disableUser(email)
}

test('a stranger who signed up before an import does not keep the owner out (SU-4)', async () => {
  const app = createTestOperators()
  const stranger = await signUpAsStranger(app)
  const link = linkOf((await app.mailsTo(email))[0])
  const before = app.dump()
  expect((await importAll(app, [record], { isDryRun: true })).report).toMatchObject({ created: 1, existing: 0 })
  expect(app.dump()).toBe(before)
  expect((await importAll(app, [record, record])).report).toMatchObject({ created: 1, existing: 1 })
  expect(await app.browser().logIn({ identifier: email, password: 'cat' })).toMatchObject({ name: 'Ada', roles: ['staff'] })
  expect(await refusalOf(stranger.confirm(link))).toBe('link_invalid')
})

test('nor does a stranger’s sign-up keep an operator from making the account (SU-4)', async () => {
  const app = createTestOperators()
  await signUpAsStranger(app)
  expect(await app.operators.createUser(ada)).toMatchObject({ name: 'Ada', confirmed: true })
  expect(await refusalOf(app.operators.createUser(ada))).toEqual({ email: 'email_taken' })
})

test('a sign-up stays if what should take its place is refused, or is not confirmed either', async () => {
  const app = createTestOperators()
  await app.operators.createUser({ ...ada, email: 'other@x.test' })
  await signUpAsStranger(app)
  const before = await app.account(email)
  expect(await refusalOf(app.operators.createUser(ada))).toEqual({ username: 'username_taken' })
  expect((await importAll(app, [record])).problems).toEqual([[1, 'username: username_taken']])
  expect((await importAll(app, [{ email, name: 'Ada' }])).report).toMatchObject({ created: 0, existing: 1 })
  expect(await app.account(email)).toEqual(before)
})

test.each([
  ['is invited', (app: TestOperators) => app.operators.inviteUser({ email, name: undefined, locale: undefined })],
  ['was imported', (app: TestOperators) => importAll(app, [{ ...record, confirmed: false }])],
  ['was disabled', disableStranger],
])('an account that %s is there already', async (_state, make) => {
  const app = createTestOperators()
  await make(app)
  const before = await app.account(email)
  expect(await refusalOf(app.operators.createUser(ada))).toEqual({ email: 'email_taken' })
  expect((await importAll(app, [record])).report).toMatchObject({ created: 0, existing: 1 })
  expect(await app.account(email)).toEqual(before)
})

test('where nobody has to confirm, whoever signed up is there already', async () => {
  const app = createTestOperators({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  await signUpAsStranger(app)
  expect(await refusalOf(app.operators.createUser(ada))).toEqual({ email: 'email_taken' })
  expect((await importAll(app, [record])).report).toMatchObject({ created: 0, existing: 1 })
})
