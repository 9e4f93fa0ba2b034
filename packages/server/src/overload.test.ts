import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { spawnServer } from './testing/spawn-server.ts'

const LOGINS = 120

describe('a storm of logins', () => {
  let dataDir = ''
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'latchkey-overload-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  /** Everybody logs in at once, each to another account: no limit but that of the machine. */
  const startStorm = async () => {
    const server = await spawnServer({ DATA_DIR: dataDir, BCRYPT_COST: '12' })
    let settled = 0
    const logins = Array.from({ length: LOGINS }, async (_, index) => {
      const answer = await server.call('login', { identifier: `user-${index}@x.test`, password: 'a fine long password' }).catch(() => null)
      settled += 1
      return answer
    })
    return { server, logins, settled: () => settled }
  }

  test('is refused fast beyond what can be hashed, with the time to come back, and "who am I" answers meanwhile (AV-6)', async () => {
    const { server, logins, settled } = await startStorm()
    await using _server = server
    const read = () => fetch(`${server.url}/trpc/auth.currentUser`)
    for (let count = 0; count < 20; count += 1) expect((await read()).status).toBe(200)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    // Those who have their turn are still at it.
    expect(settled()).toBeLessThan(LOGINS)
    const answers = await Promise.all(logins)
    const refused = answers.filter((answer) => answer?.status === 503)
    expect(refused.length).toBeGreaterThan(LOGINS / 2)
    expect(answers.filter((answer) => answer?.status === 401).length).toBe(LOGINS - refused.length)
    for (const answer of refused) expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  })

  test('does not keep the server from stopping in time: who was let in gets an answer, and it leaves with 0 (AV-8)', async () => {
    const { server, logins } = await startStorm()
    await using _server = server
    const refusal = await Promise.race(logins)
    expect(refusal?.status).toBe(503)
    expect(await server.stop()).toBe(0)
    const answers = (await Promise.all(logins)).map((answer) => answer?.status)
    expect(answers.filter((status) => status === 401).length).toBeGreaterThan(0)
    expect(new Set(answers.filter((status) => status !== undefined))).toEqual(new Set([401, 503]))
  })
})
