import { expect, test } from 'vitest'
import { HOUR_MS } from '../testing/test-clock.ts'
import { createTestServices, type TestServices } from '../testing/test-services.ts'

const password = 'a fine long password'

function signUpFrom(app: TestServices, email: string, source = '192.0.2.1') {
  return app.services.signUp({ email, password, name: 'Ada' }, { ...app.browser().caller(), source })
}

async function countMails(app: TestServices): Promise<number> {
  await app.deliver()
  return (await app.mailbox.list()).length
}

test('one mailbox with many tags gets ten mails an hour, and every answer is the same (RL-5)', async () => {
  const app = createTestServices()
  const answers = new Set<string>()
  for (let tag = 0; tag < 30; tag += 1) answers.add(JSON.stringify({ ...(await signUpFrom(app, `ada+${tag}@x.test`)), signupSecret: '' }))
  expect(answers).toEqual(new Set([JSON.stringify({ status: 'confirm_email', signupSecret: '' })]))
  expect(await countMails(app)).toBe(10)
  await signUpFrom(app, 'ada@x.test')
  expect(await app.mailsTo('ada@x.test')).toHaveLength(1)
  app.clock.advance(HOUR_MS)
  await app.browser().resend('ada+29@x.test')
  expect(await app.mailsTo('ada+29@x.test')).toHaveLength(1)
})

test('one source causes 400 mails an hour, silently, and the others go on (RL-5)', async () => {
  const app = createTestServices()
  for (let person = 0; person < 420; person += 1) expect((await signUpFrom(app, `p${person}@x.test`)).status).toBe('confirm_email')
  expect(await countMails(app)).toBe(400)
  await signUpFrom(app, 'else@x.test', '192.0.2.2')
  expect(await countMails(app)).toBe(401)
})

test('all together cause no more mails than the total, silently, by resets too (RL-5)', async () => {
  const app = createTestServices({ env: { MAIL_TOTAL_HOUR: '5' } })
  for (let person = 0; person < 4; person += 1) await signUpFrom(app, `p${person}@x.test`, `192.0.2.${person}`)
  const browser = app.browser()
  for (let person = 0; person < 4; person += 1) expect(await browser.forgot(`p${person}@x.test`)).toBeNull()
  expect(await countMails(app)).toBe(5)
  app.clock.advance(HOUR_MS)
  await browser.forgot('p3@x.test')
  expect(await countMails(app)).toBe(6)
})
