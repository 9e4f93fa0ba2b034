import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startMarkedJourney } from '../testing/marked-journey.ts'
import { linkOf } from '../testing/read-mail.ts'
import { spawnServer } from '../testing/spawn-server.ts'
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

test('a flood of refused calls leaves ten lines about a source; what was done, and wrong passwords, keep theirs (LG-2)', async () => {
  await using server = await startTestServer({ env: { LOGIN_MAX_FAILURES: '3' } })
  for (let count = 0; count < 40; count += 1) await server.call('login', { identifier: email, password: 'wrong password' })
  for (let count = 0; count < 40; count += 1) await server.call('deleteAccount', { password, confirmation: 'delete' })
  await server.call('requestPasswordReset', { email })
  const lines = (wanted: string) => server.events.filter(({ outcome }) => outcome === wanted)
  expect([lines('credentials_wrong').length, lines('too_many_attempts').length, lines('login_required').length]).toEqual([3, 10, 0])
  expect(server.events.at(-1)).toMatchObject({ event: 'requestPasswordReset', outcome: 'ok' })
})

test('a flood of guests that log out, or of sign-ups where nobody can, leaves ten lines about a source (LG-2)', async () => {
  await using server = await startTestServer({ env: { SIGNUP_OPEN: 'false' } })
  for (let count = 0; count < 40; count += 1) await server.call('logout')
  for (let count = 0; count < 40; count += 1) await server.call('signup', { email, password, name: 'Ada' })
  const events = server.events.map(({ event, outcome }) => `${event} ${outcome}`)
  const ten = (line: string) => Array.from({ length: 10 }, () => line)
  expect(events).toEqual([...ten('logout ok'), ...ten('signup signup_closed')])
})

test('an answer that hides what went wrong names the request by which the log tells it (LG-2, IN-5)', async () => {
  await using server = await startTestServer()
  await server.store.close()
  const answer = await server.call('login', { identifier: email, password })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('x-request-id')).toBe(server.events[0]?.request)
})

test(
  'a whole run of flows leaves no password, key, code, token or address in the log of the server (LG-1, LG-2, CF-3)',
  { timeout: 60_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-log-'))
    const [pepper, metricsToken] = ['a pepper of more than thirty-two characters', 'a-token-for-the-metrics']
    await using server = await spawnServer({ DATA_DIR: dataDir, LOG_LEVEL: 'trace', PASSWORD_PEPPER: pepper, METRICS_TOKEN: metricsToken })
    const journey = await startMarkedJourney(server, async (address, purpose) =>
      (await server.mailsTo(address)).find((mail) => mail.purpose === purpose),
    )
    await journey.deleteAccount()
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
    expect(journey.secrets.size).toBeGreaterThan(30)
    const addresses = journey.addresses.flatMap((address) => [address, address.toLowerCase()])
    for (const text of [...journey.secrets, ...addresses, pepper, metricsToken])
      expect(server.output().includes(text), `the log holds "${text}"`).toBe(false)
    rmSync(dataDir, { recursive: true })
  },
)
