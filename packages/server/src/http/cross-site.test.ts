import { procedures } from '@latchkey/shared/contract'
import { describe, expect, test } from 'vitest'
import { prepareCalls, type ProcedureName } from '../testing/prepare-calls.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const names = Object.keys(procedures) as ProcedureName[]
const mutations = names.filter((name) => procedures[name].kind === 'mutation')
const queries = names.filter((name) => procedures[name].kind === 'query')

const TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'application/json, text/plain',
  'application/json-patch+json',
  'text/json',
  '',
]
const JSON_TYPES: readonly string[] = TYPES.slice(0, 2)

/** What a page of somebody else can make a browser send; each is what the server sees of who asks. */
const callers = (url: string, port: number): Record<string, string>[] => [
  { origin: 'null' },
  { origin: '' },
  { origin: 'https://evil.test' },
  { origin: `${url}.evil.test` },
  { origin: url.replace('http:', 'https:') },
  { origin: url.replace(String(port), String(port + 1)) },
  { origin: url.toUpperCase() },
  { origin: `${url}/` },
  { origin: `${url}, https://evil.test` },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  {},
  // Whatever else says that it is us.
  { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
  { origin: 'https://evil.test', referer: `${url}/`, 'x-requested-with': 'XMLHttpRequest', 'x-http-method-override': 'GET' },
]

describe('a call from somewhere else', () => {
  test.each(mutations)(
    '%s: of every content type from every stranger it is refused, and nothing at all has happened (CX-1, LI-3, S2-43)',
    async (name) => {
      await using server = await startTestServer()
      const { cookie, inputs } = await prepareCalls(server)
      const before = server.dump()
      const body = JSON.stringify(inputs[name] ?? {})
      const send = (headers: Record<string, string>, type: string) =>
        fetch(`${server.url}/trpc/auth.${name}`, {
          method: 'POST',
          headers: { ...headers, cookie, ...(type && { 'content-type': type }) },
          body: new TextEncoder().encode(body),
        })
      const foreign = callers(server.url, server.port)
      const calls = [
        ...foreign.flatMap((headers) => TYPES.map((type) => ({ headers, type, status: 403 }))),
        ...TYPES.filter((type) => !JSON_TYPES.includes(type)).map((type) => ({ headers: { origin: server.url }, type, status: 415 })),
      ]
      for (const { headers, type, status } of calls) {
        const response = await send(headers, type)
        expect([headers, type, response.status, response.headers.getSetCookie()]).toEqual([headers, type, status, []])
      }
      expect(server.dump()).toBe(before)
      expect(await server.mailsTo('cyd@x.test')).toEqual([])
      // What was refused would have been done for our own page.
      const own = await send({ origin: server.url }, 'application/json')
      expect([own.status, await own.text()]).toEqual([200, expect.not.stringContaining('"error"')])
    },
  )

  test.each(mutations)('%s: nothing but POST does it, however it is dressed up (CX-2)', async (name) => {
    await using server = await startTestServer()
    const { cookie, inputs } = await prepareCalls(server)
    const before = server.dump()
    const input = encodeURIComponent(JSON.stringify(inputs[name] ?? {}))
    const paths = [`auth.${name}`, `auth.${name}?input=${input}`, `auth.${name}?_method=POST&input=${input}`]
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY']) {
      for (const path of paths) {
        const headers = { cookie, origin: server.url, 'x-http-method-override': 'POST', 'content-type': 'application/json' }
        const response = await fetch(`${server.url}/trpc/${path}`, { method, headers })
        expect([method, path, response.status]).toEqual([method, path, method === 'GET' ? 404 : 405])
        expect(response.headers.getSetCookie()).toEqual([])
      }
    }
    expect(server.dump()).toBe(before)
  })

  test.each(queries)('%s: a stranger’s page can neither read it nor cause anything by asking (CX-2, CX-3)', async (name) => {
    await using server = await startTestServer()
    const { cookie } = await prepareCalls(server)
    const before = server.dump()
    for (const site of ['cross-site', 'same-site']) {
      const response = await fetch(`${server.url}/trpc/auth.${name}`, { headers: { cookie, 'sec-fetch-site': site } })
      expect(response.status).toBe(403)
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
    expect(server.dump()).toBe(before)
    for (const site of ['same-origin', 'none'])
      expect((await fetch(`${server.url}/trpc/auth.${name}`, { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(200)
  })
})
