import type { Request } from 'express'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'
import { createRefusalLog } from './refusal-log.ts'
import type { SecurityEvent } from './security-log.ts'

interface Ask {
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string
}

const JSON_TYPE = { 'content-type': 'application/json' }
const REFUSALS: [string, Ask, string, string][] = [
  [
    'a stranger’s page',
    { path: '/trpc/auth.login', headers: { ...JSON_TYPE, origin: 'https://evil.test' } },
    'login',
    'origin_not_allowed',
  ],
  ['a form', { path: '/trpc/auth.login', headers: { 'content-type': 'text/plain' } }, 'login', 'content_type_not_allowed'],
  ['a large body', { path: '/trpc/auth.login', headers: JSON_TYPE, body: 'x'.repeat(17_000) }, 'login', 'input_too_large'],
  ['broken JSON', { path: '/trpc/auth.login', headers: JSON_TYPE, body: '{"password":"typed here' }, 'login', 'invalid_input'],
  [
    'a wrong type',
    { path: '/trpc/auth.login', headers: JSON_TYPE, body: '{"identifier":{"$ne":1},"password":"typed"}' },
    'login',
    'invalid_input',
  ],
  ['a wrong method', { path: '/trpc/auth.login', method: 'DELETE' }, 'login', 'method_not_allowed'],
  ['a batch', { path: '/trpc/auth.login,auth.login?batch=1', headers: JSON_TYPE }, 'login', 'batch_not_allowed'],
  ['an unknown procedure', { path: '/trpc/auth.typed-here', headers: JSON_TYPE }, 'request', 'not_found'],
  [
    'a question of a stranger',
    { path: '/trpc/auth.exportData', method: 'GET', headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' } },
    'exportData',
    'origin_not_allowed',
  ],
  ['a post to a page', { path: '/' }, 'request', 'http_405'],
  ['options of a page', { path: '/', method: 'OPTIONS' }, 'request', 'http_405'],
  ['a broken path', { path: '/%E0%A4%A', method: 'GET' }, 'request', 'http_400'],
  ['a wrong token', { path: '/metrics', method: 'GET', headers: { authorization: 'Bearer typed here' } }, 'request', 'http_401'],
  ['a wrong password of a machine', { path: '/webhooks/postmark', headers: { authorization: 'Basic typed-here' } }, 'request', 'http_401'],
]

async function startDoors() {
  return await startTestServer({
    env: { METRICS_TOKEN: 'a-token-for-the-metrics', POSTMARK_WEBHOOK_AUTH: 'postmark:a-password-that-is-long' },
  })
}

test.each(REFUSALS)(
  '%s, refused before any operation, leaves one line that says what and from where (LG-1, LG-2)',
  async (_, ask, event, outcome) => {
    await using server = await startDoors()
    const { path, method = 'POST', headers, body = '{}' } = ask
    const answer = await fetch(server.url + path, {
      method,
      headers: { origin: server.url, ...headers },
      ...(method === 'POST' && { body }),
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    await answer.text()
    expect(server.events).toEqual([
      { event, outcome, user: null, address: null, source: '127.0.0.1', request: expect.stringMatching(/^[\w-]{36}$/) },
    ])
    expect(JSON.stringify(server.events)).not.toMatch(/typed|evil|\$ne/)
  },
)

test('what an operation refuses, and a page that is not there, gets no second line (LG-2)', async () => {
  await using server = await startDoors()
  await server.call('login', { identifier: 'ada@x.test', password: 'wrong password' })
  await server.call('signup', { email: 'ada@x.test', password: 'password' })
  await fetch(`${server.url}/trpc/auth.listSessions`)
  await fetch(`${server.url}/no-such-file.js`)
  expect(server.events.map(({ event, outcome }) => [event, outcome])).toEqual([
    ['login', 'credentials_wrong'],
    ['signup', 'invalid_input'],
  ])
})

test('a flood of refusals leaves ten lines about a source and a hundred in all each minute, and then says how many it left out (LG-2)', () => {
  const events: SecurityEvent[] = []
  let now = 0
  const { refuse } = createRefusalLog({ logEvent: (event) => events.push(event), elapsed: () => now })
  const from = (ip: string) => refuse({ ip, socket: {}, path: '/' } as Request, 'http_405')
  for (let count = 0; count < 1000; count += 1) from('192.0.2.1')
  expect(events).toHaveLength(10)
  from('192.0.2.2')
  expect(events[10]).toMatchObject({ source: '192.0.2.2', skipped: 990 })
  for (let count = 0; count < 5000; count += 1) from(`198.51.${count % 100}.${count % 250}`)
  expect(events).toHaveLength(100)
  now += 60_000
  from('192.0.2.1')
  expect(events[100]).toMatchObject({ source: '192.0.2.1', skipped: 5000 - 89 })
  from('192.0.2.1')
  expect(events[101]).not.toHaveProperty('skipped')
})
