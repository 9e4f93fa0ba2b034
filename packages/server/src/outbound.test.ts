import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { startFakePostmark } from './testing/fake-postmark.ts'
import { startMarkedJourney } from './testing/marked-journey.ts'
import { hasMongo, nameMongoDatabase } from './testing/mongo-databases.ts'
import { spawnServer } from './testing/spawn-server.ts'

const RECORDER = fileURLToPath(new URL('testing/record-connections.ts', import.meta.url))

/** Where a server in a process of its own connects to, from its start through all flows to its end; the first is the mail provider. */
async function listConnections(env: Record<string, string>): Promise<{ provider: string; others: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-outbound-'))
  const file = join(folder, 'connections')
  await using postmark = await startFakePostmark()
  await using server = await spawnServer({
    DATA_DIR: join(folder, 'data'),
    ...env,
    NODE_OPTIONS: `--import ${RECORDER}`,
    CONNECTIONS_FILE: file,
    MAIL_COOLDOWN: '1s',
    POSTMARK_SERVER_TOKEN: '8f3c2b1a-token-of-postmark',
    POSTMARK_API_URL: postmark.url,
    MAIL_FROM: 'Latchkey <hello@x.test>',
  })
  const journey = await startMarkedJourney(server, async (address, purpose) => {
    const sent = postmark.requests.findLast(({ body }) => body['To'] === address && body['Tag'] === purpose)
    return sent && { text: String(sent.body['TextBody']) }
  })
  await journey.deleteAccount()
  for (const page of ['/', '/healthz', '/readyz', '/embed/latchkey.js']) await fetch(server.url + page)
  // Whatever is done now and then has had a turn too.
  await wait(2500)
  await server.stop()
  const lines = new Set(existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
  rmSync(folder, { recursive: true })
  const provider = new URL(postmark.url).host
  return { provider: lines.has(provider) ? 'the mail provider' : 'nobody', others: [...lines].filter((line) => line !== provider) }
}

describe('from its start through all flows the server connects', { timeout: 90_000 }, () => {
  test('with the embedded store to nobody but the mail provider (PR-4, PW-5)', async () => {
    expect(await listConnections({})).toEqual({ provider: 'the mail provider', others: [] })
  })

  describe.skipIf(!hasMongo)('[mongo]', () => {
    const uri = nameMongoDatabase()
    test('to nobody but the mail provider and the database (PR-4)', async () => {
      const { provider, others } = await listConnections({ MONGODB_URI: uri })
      expect(provider).toBe('the mail provider')
      const hosts = new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:')).host.split(',')
      expect(others.length).toBeGreaterThan(0)
      for (const other of others) expect(hosts.map((host) => host.replace('localhost', '127.0.0.1'))).toContain(other)
    })
  })
})
