import { expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function confirmed(app: TestServices) {
  const browser = app.browser()
  await browser.signUp({ email, password, name: 'Ada' })
  await browser.confirm(linkOf((await app.mailsTo(email))[0]))
  return browser
}

const logIn = (browser: ReturnType<TestServices['browser']>) => browser.logIn({ identifier: email, password })

async function noticesOf(app: TestServices) {
  await app.deliver()
  return (await app.mailbox.list(email)).filter(({ purpose }) => purpose === 'new_device')
}

test('a login with a browser that the account does not know is told to its owner, with the browser and a way to take the account back (RS-7)', async () => {
  const app = createTestServices()
  await confirmed(app)
  const thief = app.browser(FIREFOX)
  await logIn(thief)
  expect((await app.account(email)).mails).toMatchObject([{ purpose: 'new_device' }])
  const [notice] = await noticesOf(app)
  expect(notice?.subject).toBe('New login to your account')
  expect(notice?.text).toContain('Device: Firefox on Linux')
  const { purpose, key } = linkOf(notice)
  expect(purpose).toBe('undo')
  await app.services.undoSecurityChange({ email, key }, app.browser().caller())
  expect(await thief.currentUser()).toBeNull()
})

test('a browser that is known, and the one that signed up, are told of to nobody', async () => {
  const app = createTestServices()
  const owner = await confirmed(app)
  await owner.logOut()
  await logIn(owner)
  const second = app.browser(FIREFOX)
  await logIn(second)
  await logIn(second)
  expect(await noticesOf(app)).toHaveLength(1)
})

test('logins with ever new browsers cause few mails: one a minute, five an hour, ten a day (RL-5)', async () => {
  const app = createTestServices()
  await confirmed(app)
  for (let minute = 0; minute < 30; minute += 1) {
    for (let time = 0; time < 3; time += 1) await logIn(app.browser(`Browser ${minute}`))
    await app.deliver()
    app.clock.advance(MINUTE_MS)
  }
  expect(await noticesOf(app)).toHaveLength(5)
  for (let hour = 0; hour < 22; hour += 1) {
    app.clock.advance(HOUR_MS)
    await logIn(app.browser(`Later browser ${hour}`))
    await app.deliver()
  }
  expect(await noticesOf(app)).toHaveLength(10)
  app.clock.advance(DAY_MS)
  await logIn(app.browser('Last browser'))
  expect(await noticesOf(app)).toHaveLength(11)
})

test('nobody is told of a login to an address that is not proven yet (SU-12)', async () => {
  const app = createTestServices({ env: { CONFIRMATION: 'limited', ACCOUNT_PRIVACY: 'friendly' } })
  await app.browser().signUp({ email, password, name: 'Ada' })
  await logIn(app.browser(FIREFOX))
  expect(await noticesOf(app)).toEqual([])
})
