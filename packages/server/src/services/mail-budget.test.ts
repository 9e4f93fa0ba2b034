import { expect, test } from 'vitest'
import { logInAs } from '../testing/log-in-as.ts'
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

test('a few greedy sources and their networks leave most of the total to others (RL-5)', async () => {
  const app = createTestServices({ env: { MAIL_TOTAL_HOUR: '500' } })
  let person = 0
  const ask = async (calls: number, source: string) => {
    for (let call = 0; call < calls; call += 1) await signUpFrom(app, `p${(person += 1)}@x.test`, source)
    return await countMails(app)
  }
  expect(await ask(270, '192.0.2.1')).toBe(250)
  expect(await ask(25, '198.51.100.1')).toBe(270)
  for (let host = 1; host < 7; host += 1) await ask(25, `2001:db8:1:${host}::/64`)
  expect(await countMails(app)).toBe(350)
  expect(await ask(1, '192.0.2.99')).toBe(350)
  expect(await ask(1, '203.0.113.1')).toBe(351)
})

test('sign-ups leave the last fifth to resets, and of that everybody gets a little (RL-5)', async () => {
  const app = createTestServices({ env: { MAIL_TOTAL_HOUR: '100' } })
  for (let person = 0; person < 120; person += 1) await signUpFrom(app, `p${person}@x.test`, `10.0.${person}.1`)
  expect(await countMails(app)).toBe(80)
  const forgot = (person: number, source: string) =>
    app.services.requestPasswordReset({ email: `p${person}@x.test` }, { ...app.browser().caller(), source })
  for (let person = 0; person < 10; person += 1) await forgot(person, '192.0.2.1')
  expect(await countMails(app)).toBe(84)
  await forgot(10, '198.51.100.1')
  expect(await countMails(app)).toBe(85)
})

test('whatever strangers use up, an owner in a browser of theirs is sent a reset (RL-4, RL-5)', async () => {
  const app = createTestServices({ env: { MAIL_TOTAL_HOUR: '5' } })
  const owner = await logInAs(app, 'ada@x.test')
  await logInAs(app, 'bea@x.test')
  for (let person = 0; person < 9; person += 1)
    await app.services.requestPasswordReset({ email: `p${person}@x.test` }, { ...app.browser().caller(), source: `10.0.${person}.1` })
  await app.browser().forgot('bea@x.test')
  await owner.forgot('bea@x.test')
  await owner.forgot('ada@x.test')
  await app.deliver()
  const resets = (await app.mailbox.list()).filter(({ purpose }) => purpose === 'reset')
  expect(resets.map(({ to }) => to)).toEqual(['ada@x.test'])
})

test('what a stranger asks for with other tags keeps no owner from a reset (RL-4)', async () => {
  const app = createTestServices()
  await logInAs(app, 'ada+news@x.test')
  const stranger = app.browser()
  for (let tag = 0; tag < 12; tag += 1) await stranger.forgot(`ada+${tag}@x.test`)
  await app.browser().forgot('ada+news@x.test')
  expect((await app.mailsTo('ada+news@x.test'))[0]?.purpose).toBe('reset')
  await stranger.signUp({ email: 'ada+new@x.test', password })
  expect(await app.mailsTo('ada+new@x.test')).toEqual([])
})
