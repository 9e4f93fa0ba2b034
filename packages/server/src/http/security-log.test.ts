import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, linkOf } from '../testing/read-mail.ts'
import { spawnServer, waitFor } from '../testing/spawn-server.ts'
import { cookiesOf, startTestServer } from '../testing/start-test-server.ts'

const email = 'Ada.Lovelace@x.test'
const password = 'a fine long password'

test('every login leaves one line: what, how it ended, who by a pseudonym, from where (LG-2)', async () => {
  await using server = await startTestServer()
  const signup = await server.call('signup', { email, password, name: 'Ada' })
  const { key } = linkOf((await server.mailsTo(email))[0])
  await server.call('confirmEmail', { email, key }, { cookie: cookiesOf(signup) })
  await server.call('login', { identifier: email, password: 'wrong password' })
  const login = await server.call('login', { identifier: email, password })
  await fetch(`${server.url}/trpc/auth.currentUser`, { headers: { cookie: cookiesOf(login) } })
  const id = (await server.account(email)).id
  const line = (event: string, outcome: string) => ({ event, outcome, address: 'A***@x.test', source: '127.0.0.1' })
  expect(server.events).toMatchObject([
    line('signup', 'ok'),
    line('confirmEmail', 'ok'),
    line('login', 'credentials_wrong'),
    line('login', 'ok'),
  ])
  const [signedUp, confirmed, wrong, right] = server.events
  expect([signedUp?.user, wrong?.user]).toEqual([null, null])
  expect(right?.user).toMatch(/^[\w-]{16}$/)
  expect(confirmed?.user).toBe(right?.user)
  expect(JSON.stringify(server.events)).not.toContain(id)
  expect(new Set(server.events.map((event) => event.request)).size).toBe(4)
})

test('what somebody types never gets into a line, not even a password in the wrong field (LG-1, LG-2)', async () => {
  await using server = await startTestServer()
  for (const identifier of ['my secret password', 'x"}\n{"event":"login","outcome":"ok"}', 'a\u2028b', '\u202Eevil'])
    await server.call('login', { identifier, password }, { 'user-agent': 'x"}{"event":"forged"}' })
  expect(server.events.map(({ address }) => address)).toEqual([null, null, null, null])
  expect(JSON.stringify(server.events)).not.toMatch(/secret|evil|forged|\\n/)
})

test('an answer that hides what went wrong names the request by which the log tells it (LG-2, IN-5)', async () => {
  await using server = await startTestServer()
  await server.store.close()
  const answer = await server.call('login', { identifier: email, password })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('x-request-id')).toBe(server.events[0]?.request)
})

test('a whole run of flows leaves no password, key, code, token or address in the log of the server (LG-1, LG-2, CF-3)', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-log-'))
  const [pepper, metricsToken] = ['a pepper of more than thirty-two characters', 'a-token-for-the-metrics']
  await using server = await spawnServer({ DATA_DIR: dataDir, LOG_LEVEL: 'trace', PASSWORD_PEPPER: pepper, METRICS_TOKEN: metricsToken })
  const secrets = new Set([email, email.toLowerCase(), password, pepper, metricsToken])
  const secret = (text: string) => {
    secrets.add(text)
    return text
  }
  const call = async (name: string, input?: unknown, cookie = '') => {
    const response = await server.call(name, input, { cookie, 'user-agent': 'x"}\n'.trim() })
    for (const value of cookiesOf(response).split(/[=;.] ?/)) if (value.length >= 20 && !value.startsWith('__Host')) secret(value)
    return response
  }
  const mail = async (purpose: string, address = email) => {
    const find = async () => (await server.mailsTo(address)).find((candidate) => candidate.purpose === purpose)
    await waitFor(async () => (await find()) !== undefined, 20_000)
    const found = await find()
    const { email: to, key } = linkOf(found)
    const link = { email: to, key }
    secret(key).split('.').forEach(secret)
    return { link, code: purpose === 'confirm' || purpose === 'reset' ? secret(codeOf(found)) : '' }
  }
  const signup = await call('signup', { email, password, name: 'Ada' })
  await call('confirmEmail', { email, code: (await mail('confirm')).code }, cookiesOf(signup))
  await call('login', { identifier: email, password: secret('a wrong password') })
  await call('login', { identifier: secret('typed the password here'), password })
  await call('signup', { email: secret('no-address'), password: secret('short') })
  await call('login', { identifier: email, password, extra: secret('something else') })
  await call('requestPasswordReset', { email })
  const { link } = await mail('reset')
  await call('checkPasswordResetKey', link)
  const reset = await call('resetPassword', { ...link, password: secret('a new fine password') })
  const cookie = cookiesOf(reset)
  await call('requestEmailChange', { email: secret('Countess@x.test') }, cookie)
  await call('confirmEmailChange', (await mail('email_change', 'Countess@x.test')).link, cookie)
  await call('undoSecurityChange', (await mail('email_changed')).link)
  const again = await call('login', { identifier: email, password: 'a new fine password' })
  await call('deleteAccount', { password: 'a new fine password', confirmation: 'delete' }, cookiesOf(again))
  await fetch(`${server.url}/trpc/auth.login?password=${secret('in-the-address')}`, {
    method: 'POST',
    body: `{"password":"${secret('broken')}`,
  })
  await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  expect(await server.stop()).toBe(0)

  const lines = server.output().trim().split('\n')
  const events = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.filter((line) => !line.startsWith('{'))).toEqual([
    expect.stringMatching(/^Latchkey is running at /),
    expect.stringMatching(/^Mails are not sent/),
  ])
  expect(events.length).toBeGreaterThan(10)
  for (const event of events)
    expect(event).toMatchObject({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), event: expect.any(String) })
  expect(secrets.size).toBeGreaterThan(20)
  for (const text of secrets) expect(server.output().includes(text), `the log holds "${text}"`).toBe(false)
  rmSync(dataDir, { recursive: true })
})
