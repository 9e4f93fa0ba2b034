import { expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { createServices } from './index.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const newPassword = 'a brand new lamp'

/** Somebody who is logged in unconfirmed confirms on their phone; while the password typed there is looked at, something else happens. */
async function confirmWhile(happens: (app: TestServices, laptop: ReturnType<TestServices['browser']>) => Promise<unknown>) {
  const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  const laptop = app.browser()
  await laptop.signUp({ email, password, name: 'Ada', username: 'ada-l' })
  const { key } = linkOf((await app.mailsTo(email))[0])
  const hasher = createBcryptHasher({ cost: 4, peppers: [] })
  const verify: typeof hasher.verify = async (...given) => {
    const verified = await hasher.verify(...given)
    await happens(app, laptop)
    return verified
  }
  const services = createServices({ ...app, hasher: { ...hasher, verify }, random: systemRandom, mailQueued: () => {} })
  const outcome = await refusalOf(services.confirmEmail({ email, key, password }, app.browser().caller()))
  return { app, outcome, account: await app.account(email) }
}

test('what was changed while somebody confirmed is not undone by it (SU-4)', async () => {
  const { account } = await confirmWhile(async (app, laptop) => {
    await app.services.changeName({ name: 'Countess' }, laptop.caller())
    await app.services.changeUsername({ username: 'countess' }, laptop.caller())
  })
  expect(account).toMatchObject({ name: 'Countess', username: 'countess', confirmedAt: expect.any(Date) })
})

test('a password that was replaced while it was looked at confirms nothing, and the new one stays (SU-4, PW-7)', async () => {
  const { app, outcome, account } = await confirmWhile((running, laptop) =>
    running.services.changePassword({ currentPassword: password, newPassword }, laptop.caller()),
  )
  expect([outcome, account.confirmedAt]).toEqual(['credentials_wrong', null])
  expect(await app.browser().logIn({ identifier: email, password: newPassword })).toMatchObject({ email })
})
