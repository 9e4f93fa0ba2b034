import { createTRPCClient, httpBatchLink, httpLink } from '@trpc/client'
import type { AppRouter } from '@latchkey/shared/contract'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { cookiesOf, startTestServer } from '../testing/start-test-server.ts'
import { linkOf } from '../testing/read-mail.ts'

const ada = { email: 'ada@x.test', password: 'a fine long password', name: 'Ada' }
type TestServer = Awaited<ReturnType<typeof startTestServer>>

async function loggedIn(server: TestServer): Promise<string> {
  const signup = await server.call('signup', ada)
  const link = linkOf((await server.mailsTo(ada.email))[0])
  const confirmed = await server.call('confirmEmail', { email: link.email, key: link.key }, { cookie: cookiesOf(signup) })
  return cookiesOf(confirmed)
}

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { data: { auth: { code: string } } } }).error.data.auth.code

describe('the API', () => {
  test('answers the official client with single calls (S2-35, S2-41)', async () => {
    await using server = await startTestServer()
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${server.url}/trpc` })] })
    expect(await client.auth.currentUser.query()).toBeNull()
    expect(await client.auth.settings.query()).toMatchObject({ privacy: 'private', passwordMinLength: 8 })
    expect(await client.auth.signup.mutate(ada)).toEqual({ status: 'confirm_email' })
    await expect(client.auth.login.mutate({ identifier: ada.email, password: 'wrong password' })).rejects.toMatchObject({
      message: 'credentials_wrong',
      data: { httpStatus: 401, auth: { code: 'credentials_wrong' } },
    })
  })

  test('refuses batches in every spelling and says what to use (RL-1, CX-2)', async () => {
    await using server = await startTestServer()
    const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.url}/trpc` })] })
    await expect(Promise.all([client.auth.currentUser.query(), client.auth.settings.query()])).rejects.toThrow(/httpLink/)
    for (const path of ['auth.currentUser,auth.settings', 'auth.currentUser%2Cauth.settings', 'auth.login?batch=1', 'auth.login?batch']) {
      const response = await fetch(`${server.url}/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: '{}',
      })
      expect([response.status, await codeOf(response)]).toEqual([400, 'batch_not_allowed'])
    }
    expect(
      (
        await fetch(`${server.url}/trpc/auth.%6cogin`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: server.url },
          body: '{}',
        })
      ).status,
    ).toBe(404)
  })

  const types = [
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=utf-16',
    null,
  ]
  test.each(types)('takes no %s, whatever it holds (CX-1)', async (type) => {
    await using server = await startTestServer()
    const cookie = await loggedIn(server)
    const headers = { origin: server.url, cookie, ...(type && { 'content-type': type }) }
    const response = await fetch(`${server.url}/trpc/auth.logout`, { method: 'POST', headers, body: new Uint8Array([123, 125]) })
    expect([response.status, await codeOf(response)]).toEqual([415, 'content_type_not_allowed'])
    expect((await server.account(ada.email)).sessions).toHaveLength(1)
  })

  const names = [
    'signup',
    'login',
    'logout',
    'requestPasswordReset',
    'resendConfirmation',
    'confirmEmail',
    'resetPassword',
    'checkPasswordResetKey',
    'checkSignup',
  ]
  test.each(names)('refuses %s from every origin that is not trusted, before anything happens (CX-1, LI-3)', async (name) => {
    await using server = await startTestServer()
    const origins = [
      'null',
      'https://evil.test',
      `http://127.0.0.1:${server.port}.evil.test`,
      `https://127.0.0.1:${server.port}`,
      'http://127.0.0.1',
      `${server.url}/`,
    ]
    for (const origin of origins) {
      const response = await server.call(name, { email: ada.email, identifier: ada.email, password: ada.password }, { origin })
      expect([response.status, await codeOf(response)]).toEqual([403, 'origin_not_allowed'])
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(await server.store.byEmail(ada.email)).toBeNull()
  })

  test('decides by Sec-Fetch-Site when there is no Origin, and without either takes no cookie (CX-1)', async () => {
    await using server = await startTestServer()
    const post = (headers: Record<string, string>) =>
      fetch(`${server.url}/trpc/auth.logout`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } })
    expect((await post({ 'sec-fetch-site': 'same-origin', cookie: 'a=b' })).status).toBe(200)
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'none' })).status).toBe(403)
  })

  test('changes nothing by any other method (CX-2, HD-3)', async () => {
    await using server = await startTestServer()
    const cookie = await loggedIn(server)
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
      const response = await fetch(`${server.url}/trpc/auth.logout`, {
        method,
        headers: { cookie, origin: server.url, 'x-http-method-override': 'POST' },
      })
      expect(response.status).toBe(method === 'GET' ? 404 : 405)
    }
    const query = await server.call('currentUser', undefined, { cookie })
    expect(query.status).toBe(404)
    expect((await server.account(ada.email)).sessions).toHaveLength(1)
  })

  test.each([
    ['more than 16 KiB', JSON.stringify({ identifier: 'a', password: 'x'.repeat(17_000) }), 413],
    ['60 MB', 'x'.repeat(60_000_000), 413],
    ['100,000 levels', '['.repeat(8000) + ']'.repeat(8000), 400],
    ['no JSON', '{', 400],
    ['no UTF-8', new Uint8Array([34, 0xff, 34]), 400],
  ])('refuses a body of %s, and goes on (IN-4, IN-5, PW-3)', async (_, body, status) => {
    await using server = await startTestServer()
    const headers = { 'content-type': 'application/json', origin: server.url }
    const outcome = await fetch(`${server.url}/trpc/auth.login`, { method: 'POST', headers, body }).then(
      (response) => response.status,
      () => 'cut',
    )
    // A client that is still sending may see the connection end instead of the answer.
    expect(status === 413 ? [413, 'cut'] : [status]).toContain(outcome)
    expect((await server.call('login', { identifier: 'nobody@x.test', password: 'wrong password' })).status).toBe(401)
    expect(server.errors).toEqual([])
  })

  test('refuses a body that never ends (IN-4)', async () => {
    await using server = await startTestServer()
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.write(
        `POST /trpc/auth.login HTTP/1.1\r\nhost: x\r\norigin: ${server.url}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
      )
      for (let chunk = 0; chunk < 20; chunk += 1) socket.write(`400\r\n${'x'.repeat(1024)}\r\n`)
      socket.once('data', (data) => {
        resolve(String(data))
        socket.destroy()
      })
    })
    expect(answer).toMatch(/^HTTP\/1.1 413 /)
    expect(server.events).toMatchObject([{ event: 'login', outcome: 'input_too_large' }])
  })

  test('keeps what went wrong inside to itself (IN-5, S2-42)', async () => {
    await using server = await startTestServer()
    await server.store.close()
    const response = await server.call('login', { identifier: ada.email, password: ada.password })
    const text = await response.text()
    expect([500, 503]).toContain(response.status)
    expect(text).not.toMatch(/sqlite|database|E11000|Mongo|node_modules|\.ts|at /i)
    expect(server.errors).not.toEqual([])
  })

  test('ignores keys that could reach a prototype (IN-3)', async () => {
    await using server = await startTestServer()
    for (const name of ['__proto__', 'constructor', 'prototype', '__proto__.toString', 'hasOwnProperty']) {
      expect((await fetch(`${server.url}/trpc/${name}`)).status).toBe(404)
      expect((await fetch(`${server.url}/trpc/auth.${name}`)).status).toBe(404)
    }
    const response = await fetch(`${server.url}/trpc/auth.login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: '{"identifier":"a@x.test","password":"12345678","__proto__":{"admin":true}}',
    })
    expect(response.status).toBe(400)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('gives every answer the headers that keep it private (HD-2)', async () => {
    await using server = await startTestServer()
    const answers = [
      await fetch(`${server.url}/trpc/auth.currentUser`),
      await server.call('login', {}),
      await fetch(`${server.url}/trpc/none`),
      await server.call('login', {}, { origin: 'null' }),
    ]
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  test('says after how many seconds to come back (RL-6, UX-21)', async () => {
    await using server = await startTestServer({ env: { LOGIN_MAX_FAILURES: '1' } })
    const login = () => server.call('login', { identifier: 'nobody@x.test', password: 'wrong password' })
    await login()
    const response = await login()
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800)
  })
})

describe('the session cookie', () => {
  test('is bound to this host, out of reach of scripts, and gone with the browser (SE-2, SE-5)', async () => {
    await using server = await startTestServer()
    await loggedIn(server)
    const brief = await server.call('login', { identifier: ada.email, password: ada.password })
    expect(brief.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-latchkey=[\w-]{22}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^__Host-latchkey-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=34560000$/),
    ])
    const remembered = await server.call('login', { identifier: ada.email, password: ada.password, remember: true })
    expect(remembered.headers.getSetCookie()[0]).toMatch(/; Max-Age=2592000$/)
    const token = cookiesOf(remembered).split('=')[1]
    expect(await remembered.text()).not.toContain(token?.split('.')[1])
  })

  test('has one beside it by which the browser is known at the next login, and which nobody else can make use of (RL-4, SE-2)', async () => {
    await using server = await startTestServer({ env: { LOGIN_MAX_FAILURES: '1' } })
    await loggedIn(server)
    const login = (password: string, cookie = '') => server.call('login', { identifier: ada.email, password }, { cookie })
    const device = /__Host-latchkey-device=[^;]+/.exec(cookiesOf(await login(ada.password)))?.[0] ?? ''
    expect([(await login('wrong password')).status, (await login(ada.password)).status]).toEqual([401, 429])
    for (const cookie of [`${device.slice(0, -1)}_`, `${device}; ${device}`, '__Host-latchkey-device=', `${device.replace('=', '=.')}x`])
      expect((await login(ada.password, cookie)).status).toBe(429)
    const answer = await login(ada.password, `${device}.not-ours`)
    expect([answer.status, answer.headers.getSetCookie()[1]?.split(';')[0]]).toEqual([200, device])
  })

  test('has that one beside it alone after a reset that does not log in (RL-4)', async () => {
    await using server = await startTestServer({ env: { RESET_LOGS_IN: 'false' } })
    await loggedIn(server)
    await server.call('requestPasswordReset', { email: ada.email })
    const { key } = linkOf((await server.mailsTo(ada.email))[0])
    const answer = await server.call('resetPassword', { email: ada.email, key, password: 'another fine password' })
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-latchkey-device=[\w-]{43}; Path=\/; .*Max-Age=34560000$/),
    ])
    expect(await answer.json()).toEqual({ result: { data: { status: 'reset' } } })
  })

  test('is the only place a session is taken from, and two of it are none (SE-3)', async () => {
    await using server = await startTestServer()
    const cookie = await loggedIn(server)
    const token = /__Host-latchkey=([^;]+)/.exec(cookie)?.[1] ?? ''
    const currentUser = async (headers: Record<string, string>, query = '') => {
      const response = await fetch(`${server.url}/trpc/auth.currentUser${query}`, { headers })
      return ((await response.json()) as { result?: { data: unknown } }).result?.data ?? null
    }
    expect(await currentUser({ cookie })).toMatchObject({ email: ada.email })
    expect(await currentUser({ authorization: `Bearer ${token}`, 'x-session': token })).toBeNull()
    expect(await currentUser({}, `?token=${token}`)).toBeNull()
    expect(await currentUser({ cookie: `latchkey=${token}` })).toBeNull()
    // Not our name: a neighbour's page may set a cookie that begins with another space.
    expect(await currentUser({ cookie: `\u00a0__Host-latchkey=${token}` })).toBeNull()
    expect(await currentUser({ cookie: `__Host-latchkey=${token}; __Host-latchkey=${'a'.repeat(22)}.${'b'.repeat(43)}` })).toBeNull()
  })

  test('is cleared by logout', async () => {
    await using server = await startTestServer()
    const cookie = await loggedIn(server)
    const response = await server.call('logout', undefined, { cookie })
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-latchkey=; .*Max-Age=0$/)
  })

  test('is not set by signing up; the browser cookie always is, alike for every address (SU-1, SU-2)', async () => {
    await using server = await startTestServer()
    await loggedIn(server)
    const [known, unknown] = [await server.call('signup', ada), await server.call('signup', { ...ada, email: 'new@x.test' })]
    const describeAnswer = async (response: Response) => ({
      status: response.status,
      body: await response.text(),
      headers: [...response.headers]
        .filter(([name]) => name !== 'date')
        .map(([name, value]) => [name, value.replace(/=[\w-]{43};/, '=…;')]),
    })
    expect(await describeAnswer(known)).toEqual(await describeAnswer(unknown))
    expect(known.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-latchkey-signup=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=86400$/),
    ])
  })
})
