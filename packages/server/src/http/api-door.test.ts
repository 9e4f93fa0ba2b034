import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { procedures } from '@latchkey/shared/contract'
import { describe, expect, test } from 'vitest'
import { linkOf } from '../testing/read-mail.ts'
import { cookiesOf, startTestServer } from '../testing/start-test-server.ts'
import { openHttpServer } from './open-http-server.ts'

const ada = { email: 'ada@x.test', password: 'a fine long password', name: 'Ada' }
const TRUSTED = 'https://app.example.com'
const OURS = [
  ...Object.keys(procedures).map((name) => `/trpc/auth.${name}`),
  '/trpc/auth.nothing',
  '/trpc/auth.',
  '/trpc/auth.cookie-probe',
]
const SPELLINGS = [
  '/trpc/auth.currentUser?input=%7B%7D',
  '/trpc/auth.currentUser?batch=1',
  '/trpc/auth.currentUser/',
  '/TRPC/auth.currentUser',
]
const OTHERS = [
  '//trpc/auth.currentUser',
  '/trpc/auth.current%55ser',
  'http://x/trpc/auth.currentUser',
  '/trpc/auth.currentUser#a',
  '*',
  '/healthz',
  '/',
]
const HEADERS = [
  '',
  `Origin: ${TRUSTED}\r\n`,
  'Origin: https://evil.example\r\n',
  'Sec-Fetch-Site: cross-site\r\n',
  'X-Forwarded-Proto: https\r\n',
  `X-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\nOrigin: ${TRUSTED}\r\n`,
  'X-Forwarded-Proto: https\r\nSec-Fetch-Site: same-site\r\n',
]

/** All that comes back, head and body as they are; what differs from one answer to the next is blotted out. */
async function ask(port: number, method: string, path: string, headers: string): Promise<string> {
  const body = method === 'POST' ? 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}' : '\r\n'
  const socket = connect(port, '127.0.0.1')
  socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}${body}`)
  const answer = await text(socket)
  return answer.replaceAll(/^(Date|X-Request-Id): .*$/gim, '$1').replaceAll(/__Host-latchkey-(probe|signup)=[\w-]+|"probe":"[\w-]+"/g, '$1')
}

/** One server behind Express alone, and one of our own over the same accounts. */
async function startBoth(more: Record<string, string>) {
  const server = await startTestServer({ env: { ALLOWED_ORIGINS: TRUSTED, ...more } })
  const own = openHttpServer(server.door.listener, undefined, server.door.classes)
  await once(own.listen(0, '127.0.0.1'), 'listening')
  const dispose = async () => {
    await new Promise((resolve) => own.close(resolve))
    await server[Symbol.asyncDispose]()
  }
  return { server, ports: [server.port, (own.address() as AddressInfo).port] as const, [Symbol.asyncDispose]: dispose }
}

async function logIn(server: Awaited<ReturnType<typeof startTestServer>>): Promise<string> {
  const headers = { origin: TRUSTED, 'x-forwarded-proto': 'https' }
  const signup = await server.call('signup', ada, headers)
  const { email, key } = linkOf((await server.mailsTo(ada.email))[0])
  return cookiesOf(await server.call('confirmEmail', { email, key }, { ...headers, cookie: cookiesOf(signup) }))
}

describe.each<Record<string, string>>([{}, { TRUST_PROXY: '1' }, { TRUST_PROXY: '1', PUBLIC_BASE_URL: TRUSTED }])(
  'ahead of Express: %o',
  (env) => {
    test('every request is answered as behind it, byte for byte (HD-2, HD-3, CX-2, CX-3)', async () => {
      await using both = await startBoth(env)
      const cookie = `Cookie: ${await logIn(both.server)}\r\nX-Forwarded-Proto: https\r\n`
      for (const path of [...OURS, ...SPELLINGS, ...OTHERS])
        for (const method of ['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT'])
          // Each export is noted in the account, and so in the next.
          for (const headers of path.endsWith('exportData') ? HEADERS : [...HEADERS, cookie]) {
            const [behind, ahead] = [await ask(both.ports[0], method, path, headers), await ask(both.ports[1], method, path, headers)]
            expect(ahead, `${method} ${path} ${headers}`).toBe(behind)
          }
      expect(await ask(both.ports[1], 'GET', '/trpc/auth.currentUser', cookie)).toContain(`"email":"${ada.email}"`)
    })

    test('every refusal leaves the same line about the same client (LG-2, RL-3)', async () => {
      await using both = await startBoth(env)
      const { events } = both.server
      const logOf = async (port: number, method: string, headers: string) => {
        events.length = 0
        await ask(port, method, '/trpc/auth.login', `X-Forwarded-Proto: https\r\n${headers}`)
        return events.map((event) => ({ ...event, request: 'some' }))
      }
      for (const method of ['POST', 'PUT'])
        for (const headers of ['', 'X-Forwarded-For: 203.0.113.9\r\n']) {
          const behind = await logOf(both.ports[0], method, headers)
          expect(behind).toHaveLength(1)
          expect(await logOf(both.ports[1], method, headers)).toEqual(behind)
        }
    })
  },
)
