import { initTRPC } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type Request, type Response as ExpressResponse } from 'express'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AuthError, createLatchkey, fieldError, type AccountEvent, type LatchkeyOptions, type WithAuth } from './index.ts'
import { codeOf } from './testing/read-mail.ts'
import { cookiesOf } from './testing/start-test-server.ts'
import { startHost } from './testing/test-host.ts'

const ORIGIN = 'https://app.example.com'
const SIGN_UP = { email: 'ada@x.test', password: 'a fine long password', name: 'Ada' }

const detailsOf = (response: Response) => JSON.parse(decodeURIComponent(response.headers.get('latchkey-error') ?? 'null')) as unknown

describe('beside the routes of a host (S1-32)', () => {
  test('Latchkey answers what is its own, and leaves everything else to the host', async () => {
    await using host = await startHost()
    const statuses = await Promise.all(
      ['/trpc/auth.currentUser', '/healthz', '/hello', '/', '/login', '/trpc/notes.mine'].map(async (path) => {
        const response = await fetch(host.url + path)
        return [path, response.status, response.headers.get('referrer-policy') !== null]
      }),
    )
    expect(statuses).toEqual([
      ['/trpc/auth.currentUser', 200, true],
      ['/healthz', 200, true],
      ['/hello', 200, false],
      ['/', 404, false],
      ['/login', 404, false],
      ['/trpc/notes.mine', 401, false],
    ])
  })

  const MACHINES = { metricsToken: 'a long enough token', postmarkWebhookAuth: 'postmark:a long enough password' }

  test.each([
    ['nothing is set up', { mode: 'production' }, ['404', '404', '404', '404']],
    ['all is set up', { ...MACHINES, mode: 'development' }, ['401', '401', '200', '404']],
  ] as const)('what is for machines and developers is the host’s own where %s', async (_, options, ours) => {
    await using host = await startHost({ postmarkServerToken: 'token', mailFrom: 'hello@x.test', ...options })
    const paths = ['/metrics', '/webhooks/postmark', '/dev/mail-previews', '/dev/mailing-list']
    const asked = () => Promise.all(paths.map((path) => fetch(host.url + path, { method: path.includes('hooks') ? 'POST' : 'GET' })))
    const isOurs = (await asked()).map(({ status }) => String(status))
    expect(isOurs).toEqual(ours)
    host.use('/', (request, response) => void response.send(`the host’s ${request.path}`))
    const after = await Promise.all((await asked()).map(async (response) => (await response.text()).startsWith('the host’s')))
    expect(after).toEqual(ours.map((status) => status === '404'))
  })

  test('a host that parses bodies before us is understood all the same, and one that throws them away is told so', async () => {
    await using host = await startHost(MACHINES, express.json())
    expect(await (await host.post('/trpc/auth.signup', SIGN_UP)).json()).toMatchObject({ result: { data: { status: 'confirm_email' } } })
    expect((await host.post('/trpc/auth.login', { identifier: 'ada@x.test', password: 'wrong password' })).status).toBe(401)
    const bounce = { RecordType: 'Bounce', Type: 'HardBounce', Email: SIGN_UP.email }
    const authorization = `Basic ${Buffer.from(MACHINES.postmarkWebhookAuth).toString('base64')}`
    expect((await host.post('/webhooks/postmark', bounce, '', { authorization })).status).toBe(200)
    await using careless = await startHost({}, (request, _response, next) => {
      request.resume()
      request.once('end', next)
    })
    expect((await careless.post('/trpc/auth.signup', SIGN_UP)).status).toBe(500)
  })

  test('signs up, confirms and logs in through a router that nests ours, with cookies of the Express response', async () => {
    await using host = await startHost()
    const signedUp = await host.post('/api/account.signup', SIGN_UP)
    expect(signedUp.status).toBe(200)
    const code = codeOf((await host.latchkey.mailsTo(SIGN_UP.email))[0])
    const confirmed = await host.post('/api/account.confirmEmail', { email: SIGN_UP.email, code }, cookiesOf(signedUp))
    expect(await confirmed.json()).toMatchObject({ result: { data: { status: 'logged_in' } } })
    const mine = await fetch(`${host.url}/api/notes.mine`, { headers: { cookie: cookiesOf(confirmed) } })
    expect(await mine.json()).toEqual({ result: { data: 'notes of ada@x.test' } })
    expect(mine.headers.get('cache-control')).toBe('no-store')
  })

  test('the code is the message and the fields get through, whatever the host’s errorFormatter makes of it (UX-69)', async () => {
    await using host = await startHost({ passwordMinLength: 12 })
    const answer = await host.post('/api/account.signup', { ...SIGN_UP, email: 'nonsense', password: 'short' })
    expect(await answer.json()).toMatchObject({ error: { message: 'invalid_input', data: { ofHost: true } } })
    expect(detailsOf(answer)).toEqual({
      code: 'invalid_input',
      fieldErrors: { email: 'email_invalid', password: 'password_too_short' },
      params: { minLength: 12 },
    })
    const wrong = await host.post('/api/account.login', { identifier: 'ada@x.test', password: 'wrong password' })
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: { message: 'credentials_wrong' } }])
  })

  test.each([
    ['another site', { origin: 'https://evil.test' }, /origin_not_allowed/],
    ['no origin but a cookie', { origin: '', cookie: 'a=b' }, /origin_not_allowed/],
    ['a form', { 'content-type': 'multipart/form-data; boundary=x' }, /invalid_input/],
    ['a form without a type', { 'content-type': 'text/plain' }, /Unsupported content-type/],
    ['no body', { 'content-type': '' }, /Missing content-type/],
  ])('refuses a change from %s also in a host’s adapter (CX-1)', async (_, headers: Record<string, string>, refusal) => {
    await using host = await startHost()
    const answer = await host.post('/api/account.logout', undefined, '', headers)
    expect(await answer.text()).toMatch(refusal)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('refuses a change in a streamed batch, whose answer takes no cookies any more', async () => {
    await using host = await startHost()
    const answer = await host.post('/api/account.logout?batch=1', { 0: {} }, '', { 'trpc-accept': 'application/jsonl' })
    expect(await answer.text()).toContain('batch_not_allowed')
  })

  test('says what is missing when an adapter has no context', async () => {
    await using host = await startHost()
    for (const path of ['/bare/account.currentUser', '/bare/notes.mine']) {
      const answer = await fetch(host.url + path)
      expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('createAuthContext')])
    }
  })
})

describe('guards for procedures (S4-63, S5-77, S4-72)', () => {
  const outcomes = async (host: Awaited<ReturnType<typeof startHost>>, cookie: string) =>
    await Promise.all(
      ['anybody', 'mine', 'confirmed', 'admin'].map(async (name) => {
        const response = await fetch(`${host.url}/api/notes.${name}`, { headers: { cookie } })
        const body = (await response.json()) as { result?: { data: unknown }; error?: { message: string } }
        return [response.status, body.error?.message ?? body.result?.data]
      }),
    )

  test('tell a guest, an unconfirmed and a confirmed user apart, and roles (S5-76, S2-40)', async () => {
    await using host = await startHost({ confirmation: 'limited', accountPrivacy: 'friendly' })
    const unconfirmed = await host.latchkey.createLoggedInUser({ email: 'new@x.test', confirmed: false })
    const ada = await host.latchkey.createLoggedInUser({ email: 'ada@x.test' })
    const admin = await host.latchkey.createLoggedInUser({ email: 'root@x.test', roles: ['admin'] })
    expect(await outcomes(host, '')).toEqual([
      [200, 'guest'],
      [401, 'login_required'],
      [401, 'login_required'],
      [401, 'login_required'],
    ])
    expect(await outcomes(host, unconfirmed.cookie)).toEqual([
      [200, 'new@x.test'],
      [200, 'notes of new@x.test'],
      [403, 'confirm_first'],
      [403, 'forbidden'],
    ])
    expect(await outcomes(host, ada.cookie)).toEqual([
      [200, 'ada@x.test'],
      [200, 'notes of ada@x.test'],
      [200, 'ada@x.test'],
      [403, 'forbidden'],
    ])
    expect((await outcomes(host, admin.cookie))[3]).toEqual([200, 'root@x.test'])
  })

  test('let no other site change anything, and leave the host’s own context and errors alone (CX-1)', async () => {
    await using host = await startHost()
    const { cookie } = await host.latchkey.createLoggedInUser()
    expect(await (await host.post('/api/notes.add', { text: 'milk' }, cookie)).json()).toEqual({ result: { data: ['milk'] } })
    const evil = await host.post('/api/notes.add', { text: 'evil' }, cookie, { origin: 'https://evil.test' })
    expect([evil.status, await evil.json()]).toMatchObject([403, { error: { message: 'origin_not_allowed' } }])
    const refused = await host.post('/api/notes.add', { text: '' }, cookie)
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { message: 'forbidden' } }])
    expect(host.notes).toEqual(['milk'])
  })

  test('end with the session (SE-4)', async () => {
    await using host = await startHost()
    const { cookie } = await host.latchkey.createLoggedInUser()
    await host.post('/trpc/auth.logout', undefined, cookie)
    expect((await outcomes(host, cookie))[1]).toEqual([401, 'login_required'])
  })
})

describe('requireUser for routes (S4-67, S2-40)', () => {
  const ask = async (url: string, cookie: string, init: { method?: string; body?: URLSearchParams; headers?: { origin: string } } = {}) => {
    const response = await fetch(url, { ...init, headers: { cookie, ...init.headers } })
    return [response.status, await response.json()]
  }

  test('answers 401 and 403 with codes, and hands the user over', async () => {
    await using host = await startHost({ confirmation: 'limited', accountPrivacy: 'friendly' })
    const unconfirmed = await host.latchkey.createLoggedInUser({ confirmed: false })
    const { cookie } = await host.latchkey.createLoggedInUser({ email: 'ada@x.test' })
    expect(await ask(`${host.url}/me`, '')).toEqual([401, { error: { code: 'login_required' } }])
    expect(await ask(`${host.url}/me`, unconfirmed.cookie)).toEqual([403, { error: { code: 'confirm_first' } }])
    expect(await ask(`${host.url}/me`, cookie)).toEqual([200, { email: 'ada@x.test' }])
    expect(await ask(`${host.url}/admin`, cookie)).toEqual([403, { error: { code: 'forbidden' } }])
  })

  test('takes a form only from a page of ours (CX-1)', async () => {
    await using host = await startHost()
    const { cookie } = await host.latchkey.createLoggedInUser()
    const form = { method: 'POST', body: new URLSearchParams({ a: 'b' }) }
    expect(await ask(`${host.url}/me`, cookie, { ...form, headers: { origin: 'https://evil.test' } })).toEqual([
      403,
      { error: { code: 'origin_not_allowed' } },
    ])
    expect((await ask(`${host.url}/me`, cookie, { ...form, headers: { origin: ORIGIN } }))[0]).toBe(200)
  })
})

describe('the server API (S1-32)', () => {
  test('getUser and loginAs refuse with "unavailable" while the database can not be used', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-closed-'))
    const { getUser, loginAs, close } = await createLatchkey({ dataDir })
    await close()
    rmSync(dataDir, { recursive: true })
    const cookie = `__Host-latchkey=${'a'.repeat(22)}.${'b'.repeat(43)}`
    const request = { headers: { cookie } } as Request
    await expect(getUser(request)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(loginAs({ req: request } as ExpressResponse, 'a')).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('getUser knows who asks, loginAs logs somebody in, and no password counts as typed (SE-8)', async () => {
    await using host = await startHost()
    const user = await host.latchkey.createUser({ email: 'ada@x.test' })
    const response = await fetch(`${host.url}/magic/${user.id}`)
    expect(await response.json()).toMatchObject({ email: 'ada@x.test' })
    const cookie = cookiesOf(response)
    expect(await (await fetch(`${host.url}/whoami`, { headers: { cookie } })).json()).toEqual({ email: 'ada@x.test' })
    expect(await (await fetch(`${host.url}/whoami`)).json()).toEqual({ email: null })
    const download = await fetch(`${host.url}/trpc/auth.exportData`, { headers: { cookie } })
    expect(await download.json()).toMatchObject({ error: { message: 'fresh_login' } })
  })

  test('loginAs refuses whom a login would refuse', async () => {
    await using host = await startHost()
    const unconfirmed = await host.latchkey.createUser({ confirmed: false })
    expect(await (await fetch(`${host.url}/magic/${unconfirmed.id}`)).json()).toEqual({ code: 'email_not_confirmed' })
    expect(await (await fetch(`${host.url}/magic/nobody`)).json()).toEqual({ code: 'not_found' })
  })
})

describe('hooks', () => {
  test('beforeSignup refuses with a code at a field or of its own, the same for every address (EN-1)', async () => {
    const beforeSignup: LatchkeyOptions['beforeSignup'] = ({ email, name }) => {
      if (email.endsWith('@spam.test')) throw fieldError('email', 'email_invalid')
      if (name === 'Nobody') throw new AuthError('signup_closed')
      if (name === 'Bug') throw new TypeError('a bug')
    }
    await using host = await startHost({ beforeSignup })
    await host.latchkey.createUser({ email: 'ada@spam.test' })
    const refusals = await Promise.all(
      [{ email: 'ada@spam.test' }, { email: 'new@spam.test' }, { name: 'Nobody' }, { name: 'Bug' }].map(async (changed) => {
        const response = await host.post('/trpc/auth.signup', { ...SIGN_UP, ...changed })
        return ((await response.json()) as { error: { data: { auth: unknown } } }).error.data.auth
      }),
    )
    const atField = { code: 'invalid_input', fieldErrors: { email: 'email_invalid' } }
    expect(refusals).toEqual([atField, atField, { code: 'signup_closed' }, { code: 'internal' }])
    expect(await host.latchkey.mailsTo(SIGN_UP.email)).toEqual([])
  })

  test('onEvent is told of what happens to an account, once each, and its own failures change nothing', async () => {
    const events: [AccountEvent['event'], string][] = []
    const onEvent = ({ event, user }: AccountEvent) => {
      events.push([event, user.email])
      throw new Error('the analytics are down')
    }
    await using host = await startHost({ onEvent })
    const signedUp = await host.post('/trpc/auth.signup', SIGN_UP)
    const code = codeOf((await host.latchkey.mailsTo(SIGN_UP.email))[0])
    const confirmed = await host.post('/trpc/auth.confirmEmail', { email: SIGN_UP.email, code }, cookiesOf(signedUp))
    const cookie = cookiesOf(confirmed)
    await host.post('/trpc/auth.changeName', { name: 'Ada L.' }, cookie)
    await host.post('/trpc/auth.deleteAccount', { password: SIGN_UP.password, confirmation: 'delete' }, cookie)
    await host.latchkey.mailsTo(SIGN_UP.email)
    expect(events).toEqual([
      ['signed_up', 'ada@x.test'],
      ['confirmed', 'ada@x.test'],
      ['logged_in', 'ada@x.test'],
      ['name_changed', 'ada@x.test'],
      ['account_deleted', ''],
    ])
  })

  test('onEvent is told that an account was deleted whose address nobody had confirmed', async () => {
    const events: [AccountEvent['event'], string][] = []
    await using host = await startHost({
      confirmation: 'limited',
      accountPrivacy: 'friendly',
      onEvent: ({ event, user }) => void events.push([event, user.id]),
    })
    const signedUp = await host.post('/trpc/auth.signup', SIGN_UP)
    await host.post('/trpc/auth.deleteAccount', { password: SIGN_UP.password, confirmation: 'delete' }, cookiesOf(signedUp))
    expect(events.map(([event]) => event)).toEqual(['signed_up', 'logged_in', 'account_deleted'])
    expect(new Set(events.map(([, id]) => id))).toHaveLength(1)
    const again = await host.post('/trpc/auth.signup', SIGN_UP)
    expect(again.status).toBe(200)
  })

  test('mail templates replace our words', async () => {
    const mistyped = { confirm: () => ({}), pasword_changed: () => ({ subject: 'Never' }) }
    await expect(createLatchkey({ mailTemplates: mistyped })).rejects.toThrow('mailTemplates: there is no mail pasword_changed')
    await using host = await startHost({ mailTemplates: { confirm: () => ({ subject: 'Welcome aboard' }) } })
    await host.post('/trpc/auth.signup', SIGN_UP)
    expect((await host.latchkey.mailsTo(SIGN_UP.email))[0]).toMatchObject({ subject: 'Welcome aboard' })
  })
})

describe('the options (S1-30)', () => {
  test('are checked like the environment, and said by their own names, all at once and without a value', async () => {
    const wrong = createLatchkey({ publicBaseUrl: 'nonsense', passwordMinLength: 3, sessionIdle: 'long' })
    await expect(wrong).rejects.toThrow(/publicBaseUrl: must be an origin[^]*passwordMinLength: must be[^]*sessionIdle: must be/)
    await expect(wrong).rejects.not.toThrow('nonsense')
  })

  test('count before the environment, which is looked at only if it is given', async () => {
    const env = { NODE_ENV: 'production' }
    await expect(createLatchkey({ env, mode: 'test', publicBaseUrl: 'x' })).rejects.toThrow('publicBaseUrl: must be an origin')
    await expect(createLatchkey({ env })).rejects.toThrow('publicBaseUrl: must be set in production')
  })
})

test('a host’s own procedures can be built on its own context', async () => {
  await using host = await startHost()
  const t = initTRPC.context<WithAuth<{ readonly greeting: string }>>().create()
  const router = t.router({
    hello: t.procedure.concat(host.latchkey.userProcedure).query(({ ctx }) => `${ctx.greeting} ${ctx.user.email}`),
  })
  const createContext = (call: Parameters<typeof host.latchkey.createAuthContext>[0]) => ({
    ...host.latchkey.createAuthContext(call),
    greeting: 'Hello',
  })
  host.use('/own', createExpressMiddleware({ router, createContext }))
  const { cookie } = await host.latchkey.createLoggedInUser({ email: 'ada@x.test' })
  const answer = await fetch(`${host.url}/own/hello`, { headers: { cookie } })
  expect(await answer.json()).toEqual({ result: { data: 'Hello ada@x.test' } })
})
