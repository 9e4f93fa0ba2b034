import { expect, test } from 'vitest'
import { findUndeliverable } from '../domain/deliverability.ts'
import { linkOf } from '../testing/read-mail.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const email = 'ada@x.test'
const password = 'a fine long password'
const env = { POSTMARK_WEBHOOK_AUTH: 'postmark:a long enough password', METRICS_TOKEN: 'a long enough token' }
const AUTHORIZED = { authorization: `Basic ${btoa(env.POSTMARK_WEBHOOK_AUTH)}` }
const METERED = { authorization: `Bearer ${env.METRICS_TOKEN}` }
const BOUNCE = { RecordType: 'Bounce', Type: 'HardBounce', Email: 'Ada@X.test', Inactive: true, ID: 42 }

async function startWithAccount(given: Record<string, string> = env) {
  const server = await startTestServer({ env: given })
  await server.browser().signUp({ email, password, name: 'Ada' })
  const report = (body: unknown, headers: Record<string, string> = AUTHORIZED) =>
    fetch(`${server.url}/webhooks/postmark`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return { ...server, report, undeliverable: async () => findUndeliverable(await server.account(email)) }
}

test('a bounce marks the address, twice like once, and changes nothing else (EM-6)', async () => {
  await using server = await startWithAccount()
  const before = await server.account(email)
  expect((await server.report(BOUNCE)).status).toBe(200)
  const once = await server.account(email)
  const undeliverable = { emailKey: email, reason: 'bounced', at: server.clock.now() }
  expect(once).toEqual({ ...before, version: before.version + 1, undeliverable })
  expect((await server.report(BOUNCE)).status).toBe(200)
  expect(await server.account(email)).toEqual(once)
})

test.each([
  ['nobody', {}],
  ['a wrong password', { authorization: `Basic ${btoa('postmark:another long password')}` }],
  ['another scheme', { authorization: `Bearer ${btoa(env.POSTMARK_WEBHOOK_AUTH)}` }],
])('reports of %s are refused (EM-6)', async (_, headers: Record<string, string>) => {
  await using server = await startWithAccount()
  expect((await server.report(BOUNCE, headers)).status).toBe(401)
  expect(await server.undeliverable()).toBeNull()
})

test.each<[string, unknown, string | null]>([
  ['a complaint', { RecordType: 'SpamComplaint', Email: email }, 'complained'],
  ['a suppression', { RecordType: 'SubscriptionChange', Recipient: email, SuppressSending: true }, 'unsubscribed'],
  ['a mailbox that is full for now', { ...BOUNCE, Type: 'SoftBounce' }, null],
  ['a delivery', { RecordType: 'Delivery', Recipient: email }, null],
  ['an address without an account', { ...BOUNCE, Email: 'eve@x.test' }, null],
  ['an address that is none', { ...BOUNCE, Email: { $gt: '' } }, null],
  ['no object', [BOUNCE], null],
])('of %s only what it says is noted (EM-6)', async (_, body, reason) => {
  await using server = await startWithAccount()
  expect((await server.report(body)).status).toBe(200)
  expect((await server.undeliverable())?.reason ?? null).toBe(reason)
})

test('whoever proves the mailbox is taken for reachable again, and is mailed when asking in between (EM-6)', async () => {
  await using server = await startWithAccount()
  await server.report(BOUNCE)
  const browser = server.browser()
  await browser.forgot(email)
  const [mail] = await server.mailsTo(email)
  expect(await browser.reset({ ...linkOf(mail), password: 'another fine password' })).toMatchObject({ status: 'logged_in' })
  expect(await server.undeliverable()).toBeNull()
})

test('an address that the provider refuses at once is marked too (EM-6)', async () => {
  const refuse = async () => ({ kind: 'refused' as const, reason: 'HTTP 422, ErrorCode 406', undeliverable: true })
  await using server = await startTestServer({ mailer: { send: refuse } })
  await server.browser().signUp({ email, password, name: 'Ada' })
  await server.deliver()
  expect(findUndeliverable(await server.account(email))).toMatchObject({ reason: 'refused' })
})

test('without their secrets neither door exists', async () => {
  await using server = await startWithAccount({})
  expect((await server.report(BOUNCE)).status).toBe(405)
  expect(await server.undeliverable()).toBeNull()
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
})

test('the figures tell how many mails wait, for how long, and how tries ended, to whoever has the token', async () => {
  await using server = await startWithAccount()
  server.clock.advance(90_000)
  const read = (headers: Record<string, string> = METERED) => fetch(`${server.url}/metrics`, { headers })
  const waiting = await (await read()).text()
  expect(waiting).toMatch(/^latchkey_mail_queued 1$/m)
  expect(waiting).toMatch(/^latchkey_mail_oldest_seconds 90$/m)
  expect(waiting).toMatch(/^process_resident_memory_bytes /m)
  await server.deliver()
  const sent = await (await read()).text()
  expect(sent).toMatch(/^latchkey_mail_queued 0$/m)
  expect(sent).toMatch(/^latchkey_mail_tries_total\{outcome="sent"\} 1$/m)
  expect(sent).toMatch(/^latchkey_limit_used_ratio\{limit="mails"\} 0\.00\d+$/m)
  expect(sent).toMatch(/^latchkey_limit_used_ratio\{limit="wrong_codes"\} 0$/m)
  expect(sent).not.toContain(email)
  expect((await read({})).status).toBe(401)
  expect((await read({ authorization: 'Bearer a long enough guess' })).status).toBe(401)
})
