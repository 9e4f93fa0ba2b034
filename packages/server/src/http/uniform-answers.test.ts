import { describe, expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { sendRaw } from '../testing/raw-request.ts'
import { cookiesOf, startTestServer } from '../testing/start-test-server.ts'

const password = 'a fine long password'
const STATES = ['unknown', 'unconfirmed', 'confirmed', 'disabled'] as const

type Server = Awaited<ReturnType<typeof startTestServer>>

/** Addresses of one length, one in each state, and the cookie of somebody who is logged in. */
async function prepare(server: Server): Promise<{ addresses: string[]; cookie: string }> {
  const addresses = STATES.map((_, index) => `state-${index}@x.test`)
  const confirm = async (email: string) => {
    const signup = await server.call('signup', { email, password, name: 'Ada' })
    const { key } = linkOf((await server.mailsTo(email))[0])
    return cookiesOf(await server.call('confirmEmail', { email, key }, { cookie: cookiesOf(signup) }))
  }
  const [, unconfirmed = '', confirmed = '', disabled = ''] = addresses
  await server.call('signup', { email: unconfirmed, password, name: 'Ada' })
  await confirm(confirmed)
  await confirm(disabled)
  const account = await server.account(disabled)
  await server.store.replace({ ...account, disabledAt: server.clock.now(), version: account.version + 1 }, account.version)
  return { addresses, cookie: await confirm('somebody@x.test') }
}

/** An answer, byte for byte, but for the time and what is random in each. */
async function answerOf(server: Server, name: string, input: object, cookie: string): Promise<string> {
  const body = JSON.stringify(input)
  const head = [
    `POST /trpc/auth.${name} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    `Origin: ${server.url}`,
    'Content-Type: application/json',
    `Cookie: ${cookie}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  const answer = await sendRaw(server.port, `${head.join('\r\n')}\r\n\r\n${body}`)
  return `${answer.head}\r\n\r\n${answer.body}`.replace(/^Date: .*$/m, 'Date').replaceAll(/-signup=[\w-]{43}/g, '-signup=secret')
}

const ROUTES = [
  { name: 'signup', input: (email: string) => ({ email, password, name: 'Ada' }), status: 200, isOwners: false },
  { name: 'login', input: (identifier: string) => ({ identifier, password: 'wrong password' }), status: 401, isOwners: false },
  { name: 'requestPasswordReset', input: (email: string) => ({ email }), status: 200, isOwners: false },
  { name: 'resendConfirmation', input: (email: string) => ({ email }), status: 200, isOwners: false },
  { name: 'requestEmailChange', input: (email: string) => ({ email }), status: 200, isOwners: true },
] as const

describe.each(ROUTES)('$name', ({ name, input, status, isOwners }) => {
  test('answers with the same bytes for an unknown, an unconfirmed, a confirmed and a disabled account, again and again and throttled (EN-1, LI-1, SU-1, RS-1, EC-2)', async () => {
    await using server = await startTestServer()
    const { addresses, cookie } = await prepare(server)
    const ask = async (email: string) => {
      const answer = await answerOf(server, name, input(email), isOwners ? cookie : '')
      expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      // Their owner sees the address that was asked for.
      return answer.replaceAll(email, 'the address')
    }
    const first = new Set<string>()
    for (const email of addresses) first.add(await ask(email))
    expect([...first]).toHaveLength(1)
    // An owner has ten changes a day, whatever the addresses.
    if (!isOwners) for (const email of addresses) first.add(await ask(email))
    expect([...first]).toHaveLength(1)
    const throttled = new Set<string>()
    for (const email of addresses) {
      for (let guess = 0; guess < 10; guess += 1) await server.call('login', { identifier: email, password: 'wrong password' })
      const answer = await answerOf(server, name, input(email), isOwners ? cookie : '')
      throttled.add(answer.replaceAll(email, 'the address'))
    }
    expect([...throttled]).toHaveLength(1)
    expect([...throttled][0]).toMatch(name === 'login' ? /^HTTP\/1.1 429 [\s\S]*Retry-After: 900/i : new RegExp(`^HTTP/1.1 ${status} `))
  })
})
