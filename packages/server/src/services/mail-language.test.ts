import { expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { MINUTE_MS } from '../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const email = 'ada@x.test'
const ada = { email, password: 'a fine long password', name: 'Ada' }

async function newestTo(app: TestServices) {
  const [mail] = await app.mailsTo(email)
  return mail
}

test('a mail speaks the language of the browser that signed up, and the account remembers it', async () => {
  const app = createTestServices()
  const browser = app.browser('Firefox', 'de')
  await browser.signUp(ada)
  const mail = await newestTo(app)
  expect(mail?.subject).toBe('Bestätigen Sie Ihre E-Mail-Adresse')
  await browser.confirm(linkOf(mail))
  // Whoever asks without being known changes nothing.
  await app.browser('Chrome', 'fr').forgot(email)
  expect((await newestTo(app))?.subject).toBe('Setzen Sie Ihr Passwort zurück')
})

test('each login says anew which language is spoken; a browser that speaks none of ours leaves it', async () => {
  const app = createTestServices()
  const browser = app.browser('Firefox', 'de')
  await browser.signUp(ada)
  await browser.confirm(linkOf(await newestTo(app)))
  await app.browser('Firefox', 'ar').logIn({ identifier: email, password: ada.password })
  await app.browser('Firefox', null).logIn({ identifier: email, password: ada.password })
  await browser.forgot(email)
  const mail = await newestTo(app)
  expect(mail?.subject).toBe('أعد تعيين كلمة المرور')
  expect(mail?.html).toContain('<html lang="ar" dir="rtl">')
})

test('the mail about a sign-up speaks the language of the newest, and the account that of whoever confirms', async () => {
  const app = createTestServices()
  const owner = app.browser('Firefox', 'es')
  await owner.signUp(ada)
  const mail = await newestTo(app)
  app.clock.advance(MINUTE_MS)
  await app.browser('Firefox', 'fr').signUp({ ...ada, password: 'a password of a stranger' })
  expect((await newestTo(app))?.subject).toBe('Confirmez votre adresse e-mail')
  await owner.confirm(linkOf(mail))
  expect((await app.account(email)).locale).toBe('es')
})

test('the last mail still speaks the language of its owner (PR-1)', async () => {
  const app = createTestServices()
  const browser = app.browser('Firefox', 'de')
  await browser.signUp(ada)
  await browser.confirm(linkOf(await newestTo(app)))
  await app.services.deleteAccount({ password: ada.password, confirmation: 'delete' }, browser.caller())
  expect((await newestTo(app))?.subject).toBe('Ihr Konto wurde gelöscht')
})

test.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['pt-BR,fr;q=0.5', 'fr'],
  ['pt-BR', null],
  ['*', null],
  ['de"><script>', null],
])('a browser that sends Accept-Language: %s is heard as %s', async (header, locale) => {
  await using server = await startTestServer()
  expect((await server.call('signup', ada, { 'accept-language': header })).status).toBe(200)
  expect((await server.account(email)).locale).toBe(locale)
})
