import { procedures } from '@latchkey/shared/contract'
import { describe, expect, test } from 'vitest'
import { prepareCalls, type ProcedureName } from '../testing/prepare-calls.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const names = Object.keys(procedures) as ProcedureName[]
const machines = { METRICS_TOKEN: 'a token of the scraper', POSTMARK_WEBHOOK_AUTH: 'postmark:a password of its own' }

const PATHS = [
  '/',
  '/login',
  '/account/sub',
  '/nowhere',
  '/nowhere.js',
  '/index.html',
  '/favicon.svg',
  '/assets/none.js',
  '/assets/',
  '/embed/none.js',
  '/avatars/none.svg',
  '/.well-known/change-password',
  '/.well-known/none',
  '/healthz',
  '/readyz',
  '/metrics',
  '/webhooks/postmark',
  '/dev/mailbox',
  '/dev/mailbox.json',
  '/dev/mailbox.css',
  '/dev/mailbox.js',
  '/dev/mailbox/none.html',
  '/dev/mail-previews',
  '/dev/gallery',
  '/dev/none',
  '/%ff',
  '/trpc',
  '/trpc/',
  '/trpc/none',
  '/trpc/auth.none',
  '/trpc/auth.cookie-probe',
]

/** What every answer must have, whatever it is about (HD-2). */
function expectPrivate(response: Response, what: string): void {
  const { headers } = response
  expect([what, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([what, 'nosniff', 'no-referrer'])
  expect([what, headers.get('cross-origin-resource-policy'), headers.get('content-security-policy')]).toEqual([
    what,
    // What other sites may embed says so.
    /^(GET|HEAD) \/embed\//.test(what) ? 'cross-origin' : 'same-origin',
    expect.stringMatching(/^default-src '(self|none)'/),
  ])
  for (const talkative of ['x-powered-by', 'server', 'via']) expect([what, headers.get(talkative)]).toEqual([what, null])
  const type = headers.get('content-type') ?? ''
  const isText = type.startsWith('text/') || type.startsWith('application/json')
  expect([what, type, !isText || /; ?charset=utf-8/i.test(type)]).toEqual([what, type, true])
}

describe('every answer has the headers that keep it private', () => {
  test.each(['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE'])(
    'by %s, of every path there is and of some there are not (HD-2, HD-3)',
    async (method) => {
      await using server = await startTestServer({ env: machines })
      for (const path of PATHS) {
        const response = await fetch(server.url + path, { method, redirect: 'manual' })
        expectPrivate(response, `${method} ${path}`)
        expect(response.status).toBeLessThan(500)
        const isRefused = method === 'OPTIONS' || method === 'DELETE'
        expect([path, response.status === 405 || !isRefused]).toEqual([path, true])
        const isKept = path.startsWith('/trpc/') && response.headers.get('cache-control') !== 'no-store'
        expect([path, isKept]).toEqual([path, false])
      }
    },
  )

  test('done, refused or failed, every operation of the API (HD-2)', async () => {
    await using server = await startTestServer()
    const { cookie, inputs } = await prepareCalls(server)
    const expectApi = async (response: Response, what: string) => {
      expectPrivate(response, what)
      expect([what, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
        what,
        'application/json; charset=utf-8',
        'no-store',
      ])
      expect([null, server.url]).toContain(response.headers.get('access-control-allow-origin'))
    }
    const ask = (name: ProcedureName, headers: Record<string, string>) =>
      procedures[name].kind === 'query' ? fetch(`${server.url}/trpc/auth.${name}`, { headers }) : server.call(name, inputs[name], headers)
    for (const name of names) await expectApi(await ask(name, { cookie: 'none=1' }), `${name} as a stranger`)
    for (const name of names) await expectApi(await ask(name, { cookie }), `${name} as its user`)
    await server.store.close()
    for (const name of names.filter((other) => other !== 'settings'))
      await expectApi(await ask(name, { cookie }), `${name} without a database`)
  })
})
