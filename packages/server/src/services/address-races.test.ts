import { expect, test } from 'vitest'
import { createBcryptHasher } from '../adapters/bcrypt/create-bcrypt-hasher.ts'
import { systemRandom } from '../ports/random.ts'
import { logInAs, PASSWORD } from '../testing/log-in-as.ts'
import { linkOf } from '../testing/read-mail.ts'
import { createSampleAccount } from '../testing/sample-account.ts'
import { createTestServices, refusalOf, type TestServices } from '../testing/test-services.ts'
import { createServices } from './index.ts'
import { insertVouched } from './insert-vouched.ts'

const email = 'ada@x.test'
const next = 'ada.new@x.test'
const LIMITED = { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' }

/** The store of `app`, where something happens each time when an account is about to be removed, or was. */
function storeWith({ store }: TestServices, happens: { before?: () => Promise<unknown>; after?: () => Promise<unknown> }) {
  const remove: typeof store.delete = async (id, version) => {
    await happens.before?.()
    const isRemoved = await store.delete(id, version)
    await happens.after?.()
    return isRemoved
  }
  return { ...store, delete: remove }
}

function servicesOn(app: TestServices, store: TestServices['store']) {
  return createServices({ ...app, store, hasher: createBcryptHasher({ cost: 4, peppers: [] }), random: systemRandom, mailQueued: () => {} })
}

async function requestChange(app: TestServices, browser: ReturnType<TestServices['browser']>) {
  await app.services.requestEmailChange({ email: next, password: PASSWORD }, browser.caller())
  return linkOf((await app.mailsTo(next))[0])
}

const signUpAsStranger = (app: TestServices, address: string) =>
  app.browser().signUp({ email: address, password: 'what a stranger chose', name: 'Eve' })

test('a new address counts although somebody took the user name of the sign-up that it confirms (EC-1)', async () => {
  const before = createTestServices()
  await before.browser().signUp({ email, password: PASSWORD, name: 'Ada', username: 'ada-l' })
  const app = createTestServices({ ground: before, env: LIMITED })
  const browser = app.browser()
  await browser.logIn({ identifier: email, password: PASSWORD })
  await app.browser().signUp({ email: 'other@x.test', password: PASSWORD, name: 'Other', username: 'ada-l' })
  const link = await requestChange(app, browser)
  expect(await app.services.confirmEmailChange(link, browser.caller())).toEqual({ status: 'changed' })
  expect(await app.account(next)).toMatchObject({ username: null, confirmedAt: expect.any(Date) })
  expect(await app.store.byUsername('ada-l')).toMatchObject({ email: 'other@x.test' })
})

test('a new address that is taken again just after its holder gave way is taken (EC-2)', async () => {
  const app = createTestServices()
  const browser = await logInAs(app)
  const link = await requestChange(app, browser)
  await signUpAsStranger(app, next)
  const services = servicesOn(app, storeWith(app, { after: () => signUpAsStranger(app, next) }))
  expect(await refusalOf(services.confirmEmailChange(link, browser.caller()))).toEqual({ email: 'email_taken' })
  expect(await app.services.confirmEmailChange(link, browser.caller())).toEqual({ status: 'changed' })
})

test('so is the address of an undo link (RS-7)', async () => {
  const app = createTestServices()
  const thief = await logInAs(app)
  await app.services.confirmEmailChange(await requestChange(app, thief), thief.caller())
  const undo = linkOf((await app.mailsTo(email))[0])
  await signUpAsStranger(app, email)
  const services = servicesOn(app, storeWith(app, { after: () => signUpAsStranger(app, email) }))
  expect(await refusalOf(services.undoSecurityChange(undo, app.browser().caller()))).toEqual({ email: 'email_taken' })
  expect(await app.services.undoSecurityChange(undo, app.browser().caller())).toEqual({ status: 'restored' })
})

test('a stranger’s sign-up gives way to an import although its mail goes out at that very moment (SU-4)', async () => {
  const app = createTestServices()
  await signUpAsStranger(app, email)
  const account = createSampleAccount({ email, emailKey: email, confirmedAt: app.clock.now() })
  expect(await insertVouched({ ...app, store: storeWith(app, { before: app.deliver }) }, account)).toBeNull()
  expect(await app.account(email)).toMatchObject({ id: account.id })
})

test('a sign-up that its owner confirms at that very moment stays (SU-4)', async () => {
  const app = createTestServices()
  const owner = app.browser()
  await owner.signUp({ email, password: PASSWORD, name: 'Ada' })
  const link = linkOf((await app.mailsTo(email))[0])
  const account = createSampleAccount({ email, emailKey: email, confirmedAt: app.clock.now() })
  const confirming = storeWith(app, { before: () => owner.confirm(link) })
  expect(await insertVouched({ ...app, store: confirming }, account)).toBe('email')
  expect(await owner.currentUser()).toMatchObject({ name: 'Ada', confirmed: true })
})
