import { describe, expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'

const LISTED = 'https://app.example.com:8443'

async function ask(origin: string, method: 'OPTIONS' | 'POST') {
  await using server = await startTestServer({ env: { ALLOWED_ORIGINS: LISTED } })
  const preflight = method === 'OPTIONS' && { 'access-control-request-method': 'POST' }
  const { status, headers } = await fetch(`${server.url}/trpc/auth.logout`, {
    method,
    headers: { origin, 'content-type': 'application/json', ...preflight },
    ...(method === 'POST' && { body: '{}' }),
  })
  const named = ['access-control-allow-origin', 'access-control-allow-credentials', 'vary'].map((name) => headers.get(name))
  return [status, ...named]
}

describe('CORS (CX-3)', () => {
  test('a listed origin may ask, call and read, with its cookie', async () => {
    expect(await ask(LISTED, 'OPTIONS')).toEqual([204, LISTED, 'true', 'Origin'])
    expect(await ask(LISTED, 'POST')).toEqual([200, LISTED, 'true', 'Origin'])
  })

  test.each([
    'https://app.example.com',
    'http://app.example.com:8443',
    'https://app.example.com:8443.evil.test',
    'https://evil.app.example.com:8443',
    'null',
  ])('%s is another origin, and gets nothing', async (origin) => {
    expect(await ask(origin, 'OPTIONS')).toEqual([405, null, null, 'Origin'])
    expect(await ask(origin, 'POST')).toEqual([403, null, null, 'Origin'])
  })
})

test('cookies for pages of other sites are kept apart for each of them, and cleared as they were set (CX-6)', async () => {
  await using server = await startTestServer({ env: { COOKIES: 'partitioned' } })
  const response = await server.call('signup', { email: 'ada@x.test', password: 'a fine long password', name: 'Ada' })
  expect(response.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]*/, '').replace(/; Max-Age=\d+/, ''))).toEqual([
    '__Host-latchkey-signup; Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
  ])
})
