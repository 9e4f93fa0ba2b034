import express from 'express'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLatchkey, type LatchkeyOptions } from '../index.ts'
import { listen } from '../testing/listen.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const PATHS = ['/dev/mailbox', '/dev/mailbox.json', '/dev/mailbox.css', '/dev/mail-previews', '/dev/mail-previews/confirm.html']

/** A host that somebody calls from this address: its listener looks as it would to them. */
async function startHostFor(remoteAddress: string, options: LatchkeyOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-peer-'))
  const latchkey = await createLatchkey({ dataDir, logLevel: 'silent', ...options })
  const app = express()
  app.use((request, _response, next) => {
    Object.defineProperty(request.socket, 'remoteAddress', { value: remoteAddress })
    next()
  })
  app.use(latchkey.handler)
  const server = await listen(app)
  return {
    statuses: async (headers: Record<string, string> = {}) =>
      await Promise.all(
        PATHS.map(async (path) => (await fetch(server.url + path, { headers: { connection: 'close', ...headers } })).status),
      ),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      await latchkey.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

const all = (status: number) => PATHS.map(() => status)

test.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])(
  'a host that says no mode shows the mails of others to nobody who comes through a proxy of this machine that says so: %s (CF-2)',
  async (name) => {
    await using host = await startHostFor('127.0.0.1')
    expect(await host.statuses({ [name]: '192.0.2.7' })).toEqual(all(404))
  },
)

test.each(['192.0.2.7', '::ffff:192.0.2.7', '10.127.0.1', '2001:db8::127.0.0.1', '::12', 'fe80::1'])(
  'a host that says no mode shows the mails of others to nobody at %s, whatever they claim (CF-2)',
  async (address) => {
    await using host = await startHostFor(address)
    expect(await host.statuses()).toEqual(all(404))
    expect(await host.statuses({ 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' })).toEqual(all(404))
  },
)

test.each(['127.0.0.1', '127.8.0.1', '::ffff:127.0.0.1', '::1'])('but it does on the same machine, at %s', async (address) => {
  await using host = await startHostFor(address)
  expect(await host.statuses()).toEqual(all(200))
})

test.each<LatchkeyOptions>([{ mode: 'development' }, { env: { NODE_ENV: 'development' } }, { env: { NODE_ENV: 'test' } }])(
  'and with %o also elsewhere, such as in front of a container',
  async (options) => {
    await using host = await startHostFor('172.17.0.1', options)
    expect(await host.statuses()).toEqual(all(200))
  },
)

test('the gallery is on the same machine too where no mode is said', async () => {
  await using server = await startTestServer({ env: { NODE_ENV: '' } })
  expect((await fetch(`${server.url}/dev/gallery`)).status).toBe(200)
})
