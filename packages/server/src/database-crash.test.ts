import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'
import { crashScript, startCrashableMongo } from './testing/crashable-mongo.ts'
import { linkOf } from './testing/read-mail.ts'
import { spawnServer, waitFor } from './testing/spawn-server.ts'

const password = 'a fine long password'
const RECOVERED_WITHIN_MS = 60_000

test.skipIf(crashScript === undefined)(
  'a database killed under way is told as such, loses nothing acknowledged, and everything goes on by itself when it is back (AV-3, AV-4)',
  async () => {
    await using mongo = await startCrashableMongo(crashScript ?? '')
    const database = `latchkey_crash_${process.pid}`
    const uri = mongo.uri.replace('/?', `/${database}?`)
    const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-crash-'))
    await using server = await spawnServer({ MONGODB_URI: uri, DATA_DIR: dataDir, MAIL_COOLDOWN: '1s' })
    const signUp = (email: string) => server.call('signup', { email, password, name: 'Ada' })

    // Sign-ups without a pause, and the engine dies in the middle of them.
    const emails = Array.from({ length: 60 }, (_, index) => `user-${index}@x.test`)
    const calls = emails.map(async (email, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 5))
      return { email, status: (await signUp(email)).status }
    })
    await Promise.any(calls.map(async (call) => ((await call).status === 200 ? call : Promise.reject(new Error('not yet')))))
    await mongo.kill()
    const answers = await Promise.all(calls)
    // Nothing hung, and nobody heard anything but yes or "not now".
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 503]))
    const refused = await server.call('login', { identifier: 'user-0@x.test', password })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '3'])
    expect([(await fetch(`${server.url}/healthz`)).status, (await fetch(`${server.url}/readyz`)).status]).toEqual([200, 503])

    await mongo.start()
    await waitFor(async () => (await fetch(`${server.url}/readyz`)).ok, RECOVERED_WITHIN_MS)
    for (const { email, status } of answers) {
      if (status !== 200) await signUp(email)
      await waitFor(async () => (await server.mailsTo(email)).length > 0, RECOVERED_WITHIN_MS)
      const input = { ...pick(linkOf((await server.mailsTo(email))[0])), password }
      const [once, twice] = [await server.call('confirmEmail', input), await server.call('confirmEmail', input)]
      expect([email, once.status, twice.status]).toEqual([email, 200, 400])
    }
    const client = new MongoClient(uri)
    expect(await client.db().collection('accounts').countDocuments()).toBe(emails.length)
    await client.db().dropDatabase()
    await client.close()
    rmSync(dataDir, { recursive: true })
  },
  240_000,
)

function pick({ email, key }: { email: string; key: string }) {
  return { email, key }
}
