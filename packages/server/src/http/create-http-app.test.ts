import { describe, expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'

const production = {
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://app.example.com',
  POSTMARK_SERVER_TOKEN: 'token',
  MAIL_FROM: 'hello@example.com',
}

describe('the pages', () => {
  test.each(['/', '/login', '/signup', '/forgot', '/dashboard', '/dashboard/'])('%s is the single-page app (S2-48)', async (path) => {
    await using server = await startTestServer()
    const response = await fetch(server.url + path)
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('<title>App')])
  })

  test('an unknown page is the app, which says so, with the status that says so too (S5-89)', async () => {
    await using server = await startTestServer()
    const response = await fetch(`${server.url}/no/such/page`)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  test.each([
    '/trpc',
    '/trpc/',
    '/dev/x',
    '/.well-known/x',
    '/assets/x.js',
    '/x.js',
    '/.env',
    '/avatars/x.svg',
    '/embed/x',
    '/..%2f..%2fpackage.json',
    '/assets/..%2findex.html',
  ])('%s is not found, and no page (HD-3, CF-2)', async (path) => {
    await using server = await startTestServer()
    const response = await fetch(server.url + path)
    expect([400, 404]).toContain(response.status)
    expect(response.headers.get('content-type')).not.toContain('html')
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('are not changed by %s (HD-3)', async (method) => {
    await using server = await startTestServer()
    expect((await fetch(`${server.url}/login`, { method })).status).toBe(405)
  })

  test('carry the headers that keep strangers out (HD-1, HD-2, CX-4)', async () => {
    await using server = await startTestServer({ env: { FRAME_ANCESTORS: 'https://partner.example' } })
    const { headers } = await fetch(server.url)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'self' https://partner.example",
    )
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  test('and so do the answers about health and the way to https (HD-2)', async () => {
    await using server = await startTestServer({ env: { ...production, TRUST_PROXY: '1' } })
    for (const path of ['/healthz', '/readyz', '/login']) {
      const { headers } = await fetch(server.url + path, { headers: { 'x-forwarded-proto': 'http' }, redirect: 'manual' })
      expect(Object.fromEntries(headers)).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    }
  })

  test('tell browsers to stay with https where it is (HD-1)', async () => {
    await using server = await startTestServer({ env: production })
    const { headers } = await fetch(server.url)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('for developers are there, but never in production (CF-2, UX-73)', async () => {
    await using development = await startTestServer()
    await using live = await startTestServer({ env: production })
    for (const path of ['/dev/gallery', '/dev/mailbox', '/dev/mailbox.json']) {
      expect([path, (await fetch(development.url + path)).status]).toEqual([path, 200])
      expect([path, (await fetch(live.url + path)).status]).toEqual([path, 404])
    }
  })

  test('a malformed path is the client’s fault (IN-5)', async () => {
    await using server = await startTestServer()
    const response = await fetch(`${server.url}/%E0%A4%A`)
    expect([response.status, await response.text()]).toEqual([400, 'Bad request'])
    expect(server.errors).toEqual([])
  })
})

describe('behind a proxy', () => {
  test('plain http is sent to the configured https address, whatever Host says (S3-56, RS-2)', async () => {
    await using server = await startTestServer({ env: { ...production, TRUST_PROXY: '1' } })
    const headers = { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'evil.test' }
    const response = await fetch(`${server.url}/login?next=%2F`, { headers, redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([301, 'https://app.example.com/login?next=%2F'])
    const secure = await fetch(`${server.url}/login`, { headers: { 'x-forwarded-proto': 'https' }, redirect: 'manual' })
    expect(secure.status).toBe(200)
    expect((await fetch(`${server.url}/healthz`, { headers })).status).toBe(200)
  })

  test('nobody else’s word counts for the protocol', async () => {
    await using server = await startTestServer({ env: production })
    expect((await fetch(`${server.url}/login`, { headers: { 'x-forwarded-proto': 'http' }, redirect: 'manual' })).status).toBe(200)
  })
})

describe('health', () => {
  test('is split: alive without a database, ready only with it (LG-3)', async () => {
    await using server = await startTestServer()
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ok' })
    await server.store.close()
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  })
})

test('an avatar is there as long as its account, and holds nothing that somebody typed', async () => {
  await using server = await startTestServer()
  await server.browser().signUp({ email: 'ada@x.test', password: 'a fine long password', name: '<script>' })
  const { id } = await server.account('ada@x.test')
  const response = await fetch(`${server.url}/avatars/${id}.svg`)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect(await response.text()).not.toContain('script')
  expect((await fetch(`${server.url}/avatars/${'a'.repeat(22)}.svg`)).status).toBe(404)
})

test('asking for the page to change a password leads to one (UX-60)', async () => {
  await using server = await startTestServer()
  const response = await fetch(`${server.url}/.well-known/change-password`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, '/account?section=password'])
  expect((await fetch(`${server.url}/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200`)).status).toBe(404)
})
