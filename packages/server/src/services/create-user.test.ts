import { expect, test } from 'vitest'
import { createTestServices, refusalOf } from '../testing/test-services.ts'

const ada = { email: 'Ada@x.test', password: 'a fine long password', name: 'Ada', username: 'ada-l' }

test('a user that an operator made can log in at once (S4-71, S2-46)', async () => {
  const app = createTestServices()
  expect(await app.services.createUser(ada)).toMatchObject({ email: 'Ada@x.test', confirmed: true, username: 'ada-l' })
  expect(await app.browser().logIn({ identifier: 'ada@x.test', password: ada.password })).toMatchObject({ name: 'Ada' })
  expect(await app.mailsTo(ada.email)).toEqual([])
})

test('an operator is told what is taken and what is weak', async () => {
  const app = createTestServices()
  await app.services.createUser(ada)
  expect(await refusalOf(app.services.createUser(ada))).toEqual({ email: 'email_taken' })
  expect(await refusalOf(app.services.createUser({ ...ada, email: 'other@x.test' }))).toEqual({ username: 'username_taken' })
  expect(await refusalOf(app.services.createUser({ ...ada, password: 'passwordpassword' }))).toEqual({ password: 'password_common' })
})
