import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFiles } from './serve-files.ts'

const SCRIPT = 'console.log("once")\n'.repeat(50)
const folder = mkdtempSync(join(tmpdir(), 'latchkey-files-'))
const server = createServer()

beforeAll(async () => {
  writeFileSync(join(folder, 'x.js'), SCRIPT)
  writeFileSync(join(folder, 'x.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(folder, 'index.html'), 'no index')
  const app = express()
  app.use('/files', serveFiles(folder, { maxAge: 60, etag: true }))
  server.on('request', app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** Over bare HTTP, since `fetch` unpacks what it gets and tidies paths. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const asked = get({ host: '127.0.0.1', port, path, headers })
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(await response.toArray()) }
}

test('a compressed copy goes to whoever understands it, and caches are told', async () => {
  const packed = await ask('/files/x.js', { 'Accept-Encoding': 'gzip, br' })
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('text/javascript') as string,
    vary: expect.stringContaining('Accept-Encoding') as string,
    'cache-control': 'public,max-age=60',
  })
  expect(brotliDecompressSync(packed.body).toString()).toBe(SCRIPT)

  const plain = await ask('/files/x.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.vary).toContain('Accept-Encoding')
  expect(plain.body.toString()).toBe(SCRIPT)
  expect(plain.headers.etag).not.toBe(packed.headers.etag)
  expect((await ask('/files/x.js', { 'If-None-Match': plain.headers.etag ?? '' })).status).toBe(304)
})

test('nothing but the files of the folder is there: no index, nothing outside, nothing that came later', async () => {
  writeFileSync(join(folder, 'later.js'), SCRIPT)
  for (const path of [
    '/files',
    '/files/',
    '/files/later.js',
    '/files/..%2fx.js',
    '/files/%2e%2e/etc/passwd',
    '/files/x.js%00',
    '/files/%zz',
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 404])
})

test('a folder that was never built serves nothing, and the server starts', async () => {
  const answered: string[] = []
  await serveFiles(join(folder, 'none'), {})({} as express.Request, {} as express.Response, () => answered.push('next'))
  expect(answered).toEqual(['next'])
})
