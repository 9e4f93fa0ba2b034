import { describe, expect, test } from 'vitest'
import type { Account } from '../domain/account.ts'
import { sendRaw } from '../testing/raw-request.ts'
import { cookiesOf, startTestServer } from '../testing/start-test-server.ts'

const password = 'a fine long password'
/** What an account can be like; unknown is none. */
const STATES: Readonly<Record<string, Partial<Account> | null>> = {
  unknown: null,
  unconfirmed: {},
  confirmed: { confirmedAt: new Date() },
  disabled: { confirmedAt: new Date(), disabledAt: new Date() },
  'disabled before it was confirmed': { disabledAt: new Date() },
  invited: { attempts: [], invitedAt: new Date() },
  'waiting for approval': { confirmedAt: new Date(), approvedAt: null },
  'without a password since it was taken back': { confirmedAt: new Date(), attempts: [], password: null },
}

type Server = Awaited<ReturnType<typeof startTestServer>>

/** Addresses of one length, one in each state, each with a user name. */
async function prepare(server: Server): Promise<string[]> {
  const addresses: string[] = []
  for (const [index, state] of Object.values(STATES).entries()) {
    const email = `state-${index}@x.test`
    addresses.push(email)
    if (!state) continue
    await server.call('signup', { email, password, name: 'Ada' })
    const account = await server.account(email)
    const names = { username: `state-${index}`, usernameKey: `state-${index}`, version: account.version + 1 }
    const hash = account.attempts[0]?.password ?? null
    const changed = {
      ...account,
      ...names,
      ...(state.confirmedAt && { password: hash, attempts: [] }),
      ...state,
      mails: [],
      mailDueAt: null,
    }
    await server.store.replace(changed, account.version)
  }
  return addresses
}

/** The cookie of an owner who is logged in. */
async function logIn(server: Server, email: string): Promise<string> {
  await server.services.createUser({ email, password, name: 'Ada', username: null })
  return cookiesOf(await server.call('login', { identifier: email, password }))
}

let sources = 0

/** An answer, byte for byte, but for the time and what is random in each. */
async function answerOf(server: Server, name: string, input: object, cookie: string): Promise<string> {
  const body = JSON.stringify(input)
  // Each from somewhere else, so that only the address that is named counts.
  sources += 1
  const head = [
    `POST /trpc/auth.${name} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    `Origin: ${server.url}`,
    'Content-Type: application/json',
    `X-Forwarded-For: 198.51.${Math.floor(sources / 250)}.${sources % 250}`,
    `Cookie: ${cookie}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  const answer = await sendRaw(server.port, `${head.join('\r\n')}\r\n\r\n${body}`)
  return `${answer.head}\r\n\r\n${answer.body}`.replace(/^Date: .*$/m, 'Date').replaceAll(/-signup=[\w-]{43}/g, '-signup=secret')
}

const key = 'A'.repeat(43)
const accountKey = `${'A'.repeat(22)}.${key}`
const fresh = 'a brand new lamp'
const byAddress = (more: object) => (email: string) => ({ email, ...more })
const ROUTES = [
  { name: 'signup', input: byAddress({ password, name: 'Ada' }), status: 200 },
  { name: 'login', input: (identifier: string) => ({ identifier, password: 'wrong password' }), status: 401 },
  { name: 'requestPasswordReset', input: byAddress({}), status: 200 },
  { name: 'resendConfirmation', input: byAddress({}), status: 200 },
  { name: 'checkSignup', input: byAddress({}), status: 200 },
  { name: 'confirmEmail', input: byAddress({ key }), status: 400 },
  { name: 'confirmEmail', input: byAddress({ key, password }), status: 400 },
  { name: 'confirmEmail', input: byAddress({ code: '000000' }), status: 400 },
  { name: 'checkPasswordResetKey', input: byAddress({ key }), status: 200 },
  { name: 'resetPassword', input: byAddress({ key, password: fresh }), status: 400 },
  { name: 'resetPassword', input: byAddress({ code: '000000', password: fresh }), status: 400 },
  { name: 'confirmEmailChange', input: byAddress({ key: accountKey }), status: 400 },
  { name: 'undoSecurityChange', input: byAddress({ key: accountKey }), status: 400 },
  { name: 'requestEmailChange', input: byAddress({}), status: 200, isOwners: true },
] as const

describe.each(ROUTES)('$name', ({ name, input, status, ...route }) => {
  const isOwners = 'isOwners' in route
  test(`answers ${JSON.stringify(input('an address'))} with the same bytes whatever the state of the account, again and again and throttled (EN-1, LI-1, SU-1, RS-1, EC-2)`, async () => {
    await using server = await startTestServer({ env: { TRUST_PROXY: '1' } })
    const addresses = await prepare(server)
    const askAll = async (cookie: string) => {
      const answers = new Set<string>()
      // Their owner sees the address that was asked for.
      for (const email of addresses)
        answers.add(
          (await answerOf(server, name, input(email), cookie))
            .replaceAll(email, 'the address')
            .replaceAll(/owner-\d@|\b[\w-]{22}\b/g, 'own'),
        )
      return [...answers]
    }
    const first = await askAll(isOwners ? await logIn(server, 'owner-1@x.test') : '')
    expect(first).toEqual([expect.stringMatching(new RegExp(`^HTTP/1.1 ${status} `))])
    // An owner has ten changes a day, whatever the addresses.
    expect(await askAll(isOwners ? await logIn(server, 'owner-2@x.test') : '')).toEqual(first)
    for (const email of addresses)
      for (let guess = 0; guess < 10; guess += 1) await server.call('login', { identifier: email, password: 'wrong password' })
    const throttled = await askAll(isOwners ? await logIn(server, 'owner-3@x.test') : '')
    const expected = name === 'login' ? /^HTTP\/1.1 429 [\s\S]*Retry-After: 900/i : new RegExp(`^HTTP/1.1 ${status} `)
    expect(throttled).toEqual([expect.stringMatching(expected)])
  })
})

test('by user name too every login that fails is answered with the same bytes, and slowed down after as many tries (EN-1, LI-1, RL-4)', async () => {
  await using server = await startTestServer({ env: { LOGIN_WITH: 'email,username', TRUST_PROXY: '1' } })
  const names = (await prepare(server)).map((email) => email.replace('@x.test', ''))
  const histories = new Set<string>()
  for (const identifier of names) {
    const history: string[] = []
    for (let guess = 0; guess < 12; guess += 1)
      history.push(await answerOf(server, 'login', { identifier, password: 'wrong password' }, ''))
    histories.add(JSON.stringify(history))
  }
  const [history = '[]', ...others] = [...histories]
  expect(others).toEqual([])
  expect(history).toMatch(/"HTTP\/1.1 401 .*"HTTP\/1.1 429 /)
})

test('a login with the password that somebody has just tried to sign up with is answered with the same bytes, whatever the state of the account (EN-1, LI-1)', async () => {
  await using server = await startTestServer({ env: { LOGIN_WITH: 'email,username', TRUST_PROXY: '1' } })
  const addresses = await prepare(server)
  const tried = 'what a stranger chose'
  const logInAll = async () =>
    new Set(await Promise.all(addresses.map((identifier) => answerOf(server, 'login', { identifier, password: tried }, ''))))
  expect([...(await logInAll())]).toEqual([expect.stringMatching(/^HTTP\/1.1 401 .*credentials_wrong/s)])
  for (const email of addresses) await server.call('signup', { email, password: tried, name: 'Eve' })
  expect([...(await logInAll())]).toEqual([expect.stringMatching(/^HTTP\/1.1 403 .*email_not_confirmed/s)])
})
