import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendRaw } from '../testing/raw-request.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const LEAKS = /node_modules|\.ts\b|\n\s+at |\/home\/|\/packages\/|ENOENT|URIError|SyntaxError|Express/
let server: Awaited<ReturnType<typeof startTestServer>>
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
})

/** One request, refused by whoever meets it first, with the server as well as before. */
async function expectRefused(request: string | Buffer): Promise<void> {
  const { status, head, body } = await sendRaw(server.port, request)
  const asked = String(request).slice(0, 200)
  expect([asked, status >= 400 && status < 500]).toEqual([asked, true])
  expect(head + body).not.toMatch(LEAKS)
  expect(server.errors).toEqual([])
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
}

describe('a request that no client of ours sends', () => {
  test.each([
    '/%ff',
    '/%',
    '/%00',
    '/%E0%A4%A',
    '/avatars/%ff.svg',
    '/avatars/..%2f..%2f..%2fetc%2fpasswd.svg',
    '/assets/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%5c..%5c..%5cpackage.json',
    '/assets/%00.js',
    '/dev/mailbox/%00.html',
    '/dev/mailbox/%ff.html',
    '/dev/mail-previews/%2e%2e%2fmain.html',
    '/dev/mail-previews/constructor.html',
    '/.env',
    '/.git/config',
    '/package.json',
    '/src/main.ts',
    '/trpc/',
    '/trpc',
    '/trpc/%',
    '/trpc/%ff',
    '/trpc/auth.login%00',
    '/trpc/auth',
    '/trpc/auth.',
    '/trpc/.',
    '/trpc/..',
    '/trpc/auth/currentUser',
    '/trpc/__proto__.constructor',
    '/trpc/auth.currentUser?input=%',
    '/trpc/auth.currentUser?input=%ff',
    '/trpc/auth.currentUser?input=%7B',
    '/trpc/auth.currentUser?input=1',
    '/trpc/auth.currentUser?input=%7B%22__proto__%22%3A1%7D',
    '/trpc/auth.currentUser?batch=1&input=%7B%7D',
    '/trpc/auth.currentUser,auth.settings',
    '/webhooks/postmark',
    '/metrics',
  ])('GET %s (IN-3, IN-5, HD-3)', async (path) => {
    await expectRefused(`GET ${path} HTTP/1.1\r\nHost: ${server.url.slice(7)}\r\n\r\n`)
  })

  test.each([
    ['a path with a space', 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['bytes that are no ASCII', Buffer.from('GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n\r\n', 'latin1')],
    ['another version', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a path of 20,000 characters', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['3,000 headers', `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(3000)}\r\n`],
    ['a header with a line break', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n'],
    ['two lengths', 'POST /trpc/auth.logout HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['a length and chunks', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a length that is none', 'POST /trpc/auth.logout HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}'],
    ['a method that nobody knows', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['what is no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
  ])('%s (IN-5, AV-7)', async (_, request) => {
    await expectRefused(request)
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'])('%s where there are only pages (HD-3)', async (method) => {
    for (const path of [
      '/',
      '/login',
      '/healthz',
      '/readyz',
      '/avatars/x.svg',
      '/dev/mailbox',
      '/.well-known/change-password',
      '/nowhere',
    ]) {
      const { status, head } = await sendRaw(
        server.port,
        `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      )
      expect([method, path, status]).toEqual([method, path, 405])
      expect(head).toMatch(/^allow: GET, HEAD/im)
    }
  })

  test('hosts that are not ours change no answer and stand in none (RS-2, IN-5)', async () => {
    for (const host of ['evil.test', 'evil.test:99999', 'a b', '127.0.0.1@evil.test', '[::1', '', 'x, evil.test', '%00', 'ü'])
      for (const path of ['/', '/login', '/trpc/auth.currentUser', '/.well-known/change-password', '/nowhere.js']) {
        const forwarded =
          'X-Forwarded-Host: evil.test\r\nX-Forwarded-Proto: http\r\nForwarded: host=evil.test\r\nX-Original-URL: /evil.test\r\n'
        const { status, head, body } = await sendRaw(
          server.port,
          `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${forwarded}Connection: close\r\n\r\n`,
        )
        expect(status).toBeLessThan(500)
        expect(head + body).not.toContain('evil.test')
      }
    const { head } = await sendRaw(server.port, 'GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n')
    expect(head).not.toContain('evil.test')
    expect(server.errors).toEqual([])
  })

  test('pages for developers are not shown under a name that somebody else let point here (CF-2, RS-2)', async () => {
    const statusOf = async (path: string, host: string) =>
      (await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).status
    for (const path of [
      '/dev/mailbox.json',
      '/dev/mailbox',
      '/DEV/mailbox.json',
      '/dev/mail-previews',
      '/dev/gallery',
      'http://localhost/dev/mailbox.json',
    ]) {
      for (const host of [
        'evil.test',
        `evil.test:${server.port}`,
        'localhost.evil.test',
        'localhost@evil.test',
        'localhost.',
        '127.0.0.1.nip.io',
        '',
        'localhost, evil.test',
      ])
        expect([path, host, await statusOf(path, host)]).toEqual([path, host, 403])
      for (const host of [`localhost:${server.port}`, 'LOCALHOST', '127.0.0.1', '192.0.2.7:3000', '[::1]:3000', '[2001:db8::1]'])
        expect([path, host, await statusOf(path, host)]).toEqual([path, host, 200])
    }
    await using named = await startTestServer({ env: { PUBLIC_BASE_URL: 'http://devbox.test:3000' } })
    const asked = `GET /dev/mailbox.json HTTP/1.1\r\nHost: devbox.test:3000\r\nConnection: close\r\n\r\n`
    expect((await sendRaw(named.port, asked)).status).toBe(200)
  })

  test('a body that is compressed, broken, deep or endless (IN-4, IN-5)', async () => {
    const head = (rest: string) =>
      `POST /trpc/auth.login HTTP/1.1\r\nHost: x\r\nOrigin: ${server.url}\r\nContent-Type: application/json\r\n${rest}\r\n\r\n`
    const withBody = (body: Buffer, rest = '') => Buffer.concat([Buffer.from(head(`${rest}Content-Length: ${body.length}`)), body])
    const login = Buffer.from(JSON.stringify({ identifier: 'ada@x.test', password: 'a fine long password' }))
    const requests = [
      withBody(gzipSync(login), 'Content-Encoding: gzip\r\n'),
      withBody(gzipSync(Buffer.alloc(10_000_000)), 'Content-Encoding: gzip\r\n'),
      withBody(gzipSync(login)),
      withBody(login, 'Content-Encoding: br\r\n'),
      withBody(Buffer.from([0x22, 0xc3, 0x28, 0x22])), // cut UTF-8
      withBody(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), // a surrogate in UTF-8
      withBody(Buffer.from([0x22, 0xc0, 0xaf, 0x22])), // an overlong form
      withBody(Buffer.from('\ufeff{"identifier":1}')),
      withBody(Buffer.from('{"identifier":"a","identifier":{"$ne":1},"password":1}')),
      withBody(Buffer.from(`{"identifier":${'['.repeat(7000)}${']'.repeat(7000)}}`)),
      withBody(Buffer.from('['.repeat(16_000))),
      withBody(Buffer.from(`{"a":${'{"a":'.repeat(2600)}1${'}'.repeat(2600)}}`)),
      withBody(Buffer.from('1e400')),
      withBody(Buffer.alloc(16_385, 0x20)),
      Buffer.from(`${head('Transfer-Encoding: chunked')}zz\r\n`),
      Buffer.from(`${head('Transfer-Encoding: gzip, chunked')}0\r\n\r\n`),
      Buffer.from(`${head('Transfer-Encoding: chunked')}${`400\r\n${'x'.repeat(1024)}\r\n`.repeat(40)}`),
    ]
    for (const request of requests) await expectRefused(request)
  })
})
