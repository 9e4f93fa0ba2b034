import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { hasMongo, nameMongoDatabase } from './testing/mongo-databases.ts'
import { startMovingSet } from './testing/moving-set.ts'
import { prepareCalls, type ProcedureName } from './testing/prepare-calls.ts'
import { linkOf } from './testing/read-mail.ts'
import { spawnServer, waitFor } from './testing/spawn-server.ts'
import { cookiesOf } from './testing/start-test-server.ts'

const password = 'a fine long password'
const WITHIN_MS = 30_000

describe.skipIf(!hasMongo)('a replica set of three whose primary moves [mongo]', () => {
  const uri = nameMongoDatabase()

  async function startOnSet() {
    const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-failover-'))
    const set = await startMovingSet(uri)
    const server = await spawnServer({ MONGODB_URI: set.uri, DATA_DIR: dataDir, LOG_LEVEL: 'silent', MAIL_COOLDOWN: '1s' })
    /** Until the set has settled a call may be refused as "not now"; then the user tries again. */
    const insist = async (name: string, input: unknown, headers: Record<string, string> = {}) => {
      const send = () => server.call(name, input, headers)
      let answer = await send()
      await waitFor(async () => {
        if (answer.status !== 503) return true
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
        answer = await send()
        return false
      }, WITHIN_MS)
      return answer
    }
    return {
      set,
      server,
      insist,
      [Symbol.asyncDispose]: async () => {
        await server[Symbol.asyncDispose]()
        await set[Symbol.asyncDispose]()
        rmSync(dataDir, { recursive: true })
      },
    }
  }

  test('every flow is done although the primary moves before each step, and what was acknowledged stays (AV-4)', async () => {
    await using given = await startOnSet()
    const { set, server, insist } = given
    const { cookie, inputs } = await prepareCalls(server)
    const isIn = async (session: string) => {
      set.moveOn()
      let answer = await fetch(`${server.url}/trpc/auth.currentUser`, { headers: { cookie: session } })
      await waitFor(async () => {
        if (answer.status !== 503) return true
        answer = await fetch(`${server.url}/trpc/auth.currentUser`, { headers: { cookie: session } })
        return false
      }, WITHIN_MS)
      const { result } = (await answer.json()) as { result: { data: object | null } }
      return result.data !== null
    }
    const steps: readonly [ProcedureName, string?][] = [
      ['signup'],
      ['confirmEmail'],
      ['changeName', cookie],
      ['proveIdentity', cookie],
      ['requestEmailChange', cookie],
      ['requestPasswordReset'],
      ['checkPasswordResetKey'],
      ['login'],
    ]
    for (const [name, session] of steps) {
      set.moveOn()
      const answer = await insist(name, inputs[name], session === undefined ? {} : { cookie: session })
      expect([name, answer.status]).toEqual([name, 200])
    }
    expect(await isIn(cookie)).toBe(true)
    set.moveOn()
    const changed = await insist('changePassword', inputs.changePassword, { cookie })
    expect([changed.status, await isIn(cookie), await isIn(cookiesOf(changed))]).toEqual([200, false, true])
    set.moveOn()
    const left = await insist('logout', { everywhere: true }, { cookie: cookiesOf(changed) })
    expect([left.status, await isIn(cookiesOf(changed))]).toEqual([200, false])
  }, 120_000)

  test('without a primary every call is refused as "not now", and done when there is one again (AV-3, AV-4)', async () => {
    await using given = await startOnSet()
    const { set, server, insist } = given
    set.stepDown()
    const input = { email: 'bob@x.test', password, name: 'Bob' }
    const refused = await server.call('signup', input)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '3'])
    expect([(await fetch(`${server.url}/healthz`)).status, (await fetch(`${server.url}/readyz`)).status]).toEqual([200, 503])
    set.moveOn()
    expect((await insist('signup', input)).status).toBe(200)
    await waitFor(async () => (await server.mailsTo('bob@x.test')).length > 0, WITHIN_MS)
  }, 90_000)

  test('under load it moves again and again: one account for each address, one mail that works once (AV-4, SU-3, SU-7, EM-1)', async () => {
    await using given = await startOnSet()
    const { set, server, insist } = given
    const emails = Array.from({ length: 12 }, (_, index) => `load-${index}@x.test`)
    let answered = 0
    const calls = emails.map(async (email) => {
      const answer = await insist('signup', { email, password, name: 'Ada' })
      answered += 1
      if (answered % 3 === 0) set.moveOn()
      return answer.status
    })
    set.moveOn()
    expect(new Set(await Promise.all(calls))).toEqual(new Set([200]))
    for (const email of emails) {
      await waitFor(async () => (await server.mailsTo(email)).length > 0, WITHIN_MS)
      const { key } = linkOf((await server.mailsTo(email))[0])
      const confirm = () => insist('confirmEmail', { email, key, password })
      expect([email, (await confirm()).status, (await confirm()).status]).toEqual([email, 200, 400])
    }
    const client = new MongoClient(uri)
    expect(
      await client
        .db()
        .collection('accounts')
        .countDocuments({ emailKey: /^load-/ }),
    ).toBe(emails.length)
    await client.close()
  }, 180_000)
})
