import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { createSelfSigned } from '../testing/self-signed.ts'
import { startProxy, type Meddling } from '../testing/start-proxy.ts'
import { startTestServer } from '../testing/start-test-server.ts'
import { findLoss, parseSetCookie } from './browser-cookie.ts'
import { checkCookies, type Reach } from './doctor-cookie-checks.ts'
import type { Finding } from './doctor-finding.ts'

interface Set {
  /** Of the proxy. */
  readonly meddling?: Meddling
  readonly env?: Record<string, string>
  /** Of the server alone: the doctor does not know it. */
  readonly serversEnv?: Record<string, string>
  /** An https address whose certificate the proxy is taken to have. */
  readonly publicUrl?: string
}

/** What the doctor finds of a server behind a proxy whose address people use. */
async function examine({ meddling, env = {}, serversEnv, publicUrl }: Set = {}): Promise<readonly Finding[]> {
  await using proxy = await startProxy()
  const base = { PUBLIC_BASE_URL: publicUrl ?? proxy.url, ...env }
  await using server = await startTestServer({ env: { ...base, ...serversEnv } })
  proxy.lead(server.url, meddling)
  const reach: Reach = (url, init) => fetch(publicUrl ? url.replace(publicUrl, proxy.url) : url, init)
  return await checkCookies(configOf(base), reach)
}

function configOf(env: Record<string, string>) {
  const result = readConfig({ NODE_ENV: 'test', ...env })
  if ('problems' in result) throw new Error(result.problems.join('; '))
  return result.config
}

const summary = (findings: readonly Finding[]) => findings.map(({ kind, about, says }) => `${kind} ${about}: ${says}`)

/** Changes the cookies that the server sets. */
const rewriteCookies = (change: (cookie: string) => string): Meddling => ({
  response: ({ 'set-cookie': cookies = [], ...rest }) => ({ ...rest, 'set-cookie': cookies.map(change) }),
})
const without = (headers: IncomingHttpHeaders, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name))
const forward = (protocol: string): Meddling => ({ request: (headers) => ({ ...headers, 'x-forwarded-proto': protocol }) })

describe('the doctor sets a cookie over the public address and reads it back (S1-30)', () => {
  test('all is well behind a proxy that changes nothing, on http://localhost except in Safari', async () => {
    expect(summary(await examine())).toEqual([expect.stringMatching(/^ok cookies: .* come back from pages of .*, except in Safari/)])
  })

  test('all is well behind a proxy that ends https and says so', async () => {
    const findings = await examine({ publicUrl: 'https://app.example.com', env: { TRUST_PROXY: '1' }, meddling: forward('https') })
    expect(summary(findings)).toEqual(['ok cookies: set over https://app.example.com come back from pages of https://app.example.com'])
  })

  test.each<[cause: string, set: Set, finding: RegExp]>([
    [
      'a proxy that strips Set-Cookie',
      { meddling: { response: (headers) => without(headers, 'set-cookie') } },
      /^problem cookies: something between the server and .* takes Set-Cookie headers out/,
    ],
    [
      'a proxy that strips Cookie',
      { meddling: { request: (headers) => without(headers, 'cookie') } },
      /^problem cookies: something between .* takes Cookie headers out of requests/,
    ],
    [
      'a proxy that changes the path of cookies',
      { meddling: rewriteCookies((cookie) => cookie.replace('Path=/', 'Path=/accounts')) },
      /^problem cookies: .*its Path was changed to \/accounts/,
    ],
    [
      'a proxy that gives cookies a domain',
      { meddling: rewriteCookies((cookie) => `${cookie}; Domain=example.com`) },
      /^problem cookies: .*given Domain=example\.com/,
    ],
    [
      'a proxy that takes Secure away, as it speaks http to us',
      { meddling: rewriteCookies((cookie) => cookie.replace('; Secure', '')) },
      /^problem cookies: .*has lost Secure/,
    ],
    [
      'an address without https',
      { publicUrl: 'http://app.example.com' },
      /^problem cookies: .*browsers keep a Secure cookie only from https/,
    ],
    [
      'a proxy that says http of what came by https',
      { publicUrl: 'https://app.example.com', env: { TRUST_PROXY: '1' }, meddling: forward('http') },
      /^problem TRUST_PROXY: .*leads back to itself for ever: the proxy must send X-Forwarded-Proto: https/,
    ],
    [
      'a server that runs with another public address',
      { serversEnv: { PUBLIC_BASE_URL: 'http://app.example.com' } },
      /^problem cookies: pages of .* are refused at .*: the server that runs there has other settings/,
    ],
    [
      'a proxy that changes Origin',
      { meddling: { request: (headers) => ({ ...headers, origin: 'https://changed.test' }) } },
      /^problem cookies: pages of .* are refused at .*: the server that runs there has other settings, or something between changes Origin/,
    ],
  ])('%s', async (_, set, finding) => {
    expect(summary(await examine(set))[0]).toMatch(finding)
  })

  test('that a proxy ends https without being trusted is pointed out', async () => {
    const findings = await examine({ publicUrl: 'https://app.example.com' })
    expect(summary(findings)).toEqual([
      expect.stringMatching(/^ok cookies/),
      expect.stringMatching(/^note TRUST_PROXY: is not set, and a proxy ends https/),
    ])
  })
})

describe('for pages of other origins (CX-6)', () => {
  const publicUrl = 'https://accounts.example.com'
  const from = async (origin: string, set: Set = {}) =>
    summary(
      await examine({
        publicUrl,
        ...set,
        env: { ALLOWED_ORIGINS: origin, TRUST_PROXY: '1', ...set.env },
        meddling: { ...forward('https'), ...set.meddling },
      }),
    )[1]

  test('of the same site they come back', async () => {
    expect(await from('https://app.example.com')).toMatch(/^ok cookies: .* come back from pages of https:\/\/app\.example\.com$/)
  })

  test('of another site they do not, unless they are partitioned', async () => {
    expect(await from('https://elsewhere.test')).toMatch(
      /^problem cookies: of pages of https:\/\/elsewhere\.test get lost: .*set COOKIES=partitioned/,
    )
    expect(await from('https://elsewhere.test', { env: { COOKIES: 'partitioned' } })).toMatch(
      /^ok cookies: .*except in browsers that block every/,
    )
  })

  test.each([
    ['replaces', { 'access-control-allow-origin': '*' }, /replaces Access-Control-Allow-Origin by \*/],
    ['drops credentials of', { 'access-control-allow-credentials': undefined }, /takes Access-Control-Allow-Credentials out/],
  ])('a proxy that %s CORS headers is named', async (_, changed, finding) => {
    const response: Meddling['response'] = (headers) =>
      Object.fromEntries(Object.entries({ ...headers, ...changed }).filter(([, value]) => value !== undefined))
    expect(await from('https://app.example.com', { meddling: { response } })).toMatch(finding)
  })
})

describe('a public address at which there is no Latchkey', () => {
  const at = async (PUBLIC_BASE_URL: string, reach?: Reach) => summary(await checkCookies(configOf({ PUBLIC_BASE_URL }), reach))

  test('because nobody is there, or not to be reached from here', async () => {
    expect(await at('http://127.0.0.1:9')).toEqual([
      expect.stringMatching(/^note PUBLIC_BASE_URL: is not reached from this machine .*, so whether cookies come back is not known/),
    ])
  })

  test('because somebody else is there, or leads on', async () => {
    const answer =
      (status: number, headers: Record<string, string> = {}): Reach =>
      async () =>
        new Response('<!doctype html>', { status, headers })
    expect(await at('https://example.com', answer(200))).toEqual([
      expect.stringMatching(/^problem PUBLIC_BASE_URL: .*something else than Latchkey answers .*\(200\)/),
    ])
    expect(await at('https://example.com', answer(404))).toEqual([expect.stringMatching(/does the proxy pass on \/trpc\?$/)])
    expect(await at('https://example.com', answer(502))).toEqual([expect.stringMatching(/^problem server: .* answers 502/)])
    expect(await at('https://example.com', answer(301, { location: 'https://www.example.com/x' }))).toEqual([
      expect.stringMatching(/^problem PUBLIC_BASE_URL: https:\/\/example\.com leads on to https:\/\/www\.example\.com/),
    ])
  })

  test('because its certificate is not trusted', async () => {
    const server = createServer(createSelfSigned(), (_request, response) => response.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await at(url)).toEqual([
      expect.stringMatching(/^problem PUBLIC_BASE_URL: .* has a certificate that is not trusted \(.*SIGNED.*\)/),
    ])
    server.closeAllConnections()
    server.close()
  })
})

test('cookies that no browser keeps or sends are known, whatever set them (RFC 6265bis)', () => {
  const loss = (line: string, page = 'https://app.test', server = 'https://app.test') =>
    findLoss(parseSetCookie(line), new URL(page), new URL(server))
  expect(loss('__Host-a=1; Path=/; Secure')).toBeNull()
  expect(loss('a=1; Secure', 'http://app.test', 'http://app.test')).toMatch(/only from https/)
  expect(loss('a=1; Secure', 'http://localhost:5173', 'http://127.0.0.1:3000')).toBeNull()
  expect(loss('a=1; SameSite=None')).toMatch(/need Secure/)
  expect(loss('a=1; Secure; SameSite=Strict', 'https://other.test')).toMatch(/SameSite=strict/)
  expect(loss('a=1; Secure; SameSite=None', 'https://other.test')).toMatch(/not Partitioned/)
})
