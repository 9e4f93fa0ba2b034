import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { procedures } from '@latchkey/shared/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasMongo, nameMongoDatabase } from '../testing/mongo-databases.ts'
import { startMongoProxy, type Mishap, type MongoProxy } from '../testing/mongo-proxy.ts'
import { prepareCalls, type ProcedureName } from '../testing/prepare-calls.ts'
import { spawnServer, waitFor } from '../testing/spawn-server.ts'
import { startTestServer } from '../testing/start-test-server.ts'

type Asked = Pick<Awaited<ReturnType<typeof spawnServer>>, 'url' | 'call'>
type Calls = Awaited<ReturnType<typeof prepareCalls>>

/** All that need the database. */
const names = (Object.keys(procedures) as ProcedureName[]).filter((name) => name !== 'settings')
const COMMANDS = ['find', 'insert', 'update', 'delete', 'findAndModify', 'aggregate']
/** Far more than the three seconds that it may take: only what hangs does not answer by then. */
const HANGS_AFTER_MS = 15_000

function ask(server: Asked, { cookie, inputs }: Calls, name: ProcedureName): Promise<Response> {
  if (procedures[name].kind === 'mutation') return server.call(name, inputs[name], { cookie })
  return fetch(`${server.url}/trpc/auth.${name}`, { headers: { cookie }, signal: AbortSignal.timeout(HANGS_AFTER_MS) })
}

/** Everybody is told to come back in three seconds, and nobody anything else. */
async function expectUnavailable(server: Asked, calls: Calls): Promise<void> {
  const answers = await Promise.all(names.map((name) => ask(server, calls, name)))
  for (const [index, response] of answers.entries()) {
    const text = await response.text()
    expect([names[index], response.status, response.headers.get('retry-after')]).toEqual([names[index], 503, '3'])
    expect(response.headers.getSetCookie()).toEqual([])
    expect(text).toContain('"message":"unavailable"')
    expect(text).not.toMatch(/mongo|sqlite|10107|primary|ECONN|127\.0\.0\.1/i)
  }
  const [health, ready, avatar] = await Promise.all(
    ['/healthz', '/readyz', `/avatars/${'a'.repeat(22)}.svg`].map((path) => fetch(server.url + path)),
  )
  expect([health?.status, ready?.status, avatar?.status, avatar?.headers.get('retry-after')]).toEqual([200, 503, 503, '3'])
}

test('without its file every operation says so, and nothing else (AV-3, LG-3)', async () => {
  await using server = await startTestServer()
  const calls = await prepareCalls(server)
  await server.store.close()
  await expectUnavailable(server, calls)
})

describe.skipIf(!hasMongo)('while MongoDB can not be used [mongo]', { timeout: 90_000 }, () => {
  const uri = nameMongoDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-outage-'))
  let proxy: MongoProxy
  let server: Awaited<ReturnType<typeof spawnServer>>
  let calls: Calls
  beforeAll(async () => {
    proxy = await startMongoProxy(uri)
    server = await spawnServer({ MONGODB_URI: proxy.uri, DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
    calls = await prepareCalls(server)
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await proxy.cut()
    rmSync(dataDir, { recursive: true })
  })

  test.each<[string, Mishap]>([
    ['it steps down', { kind: 'error', code: 10_107, errorLabels: ['RetryableWriteError'] }],
    ['it is full', { kind: 'error', code: 14_031 }],
    ['it answers nothing', { kind: 'no answer' }],
  ])('every operation says so if %s, and all is as before when that is over (AV-3, AV-4)', async (_, mishap) => {
    for (const command of COMMANDS) proxy.fail(command, mishap, Infinity)
    await expectUnavailable(server, calls)
    for (const command of COMMANDS) proxy.fail(command, mishap, 0)
    await waitFor(async () => (await fetch(`${server.url}/readyz`)).ok, 30_000)
    // Nothing that was refused has happened: the session is alive, the password and the address are those before.
    const user = await (await ask(server, calls, 'currentUser')).text()
    expect(user).toContain('"email":"ada@x.test"')
    // Without the cookie, which would end that session.
    await waitFor(async () => (await server.call('login', calls.inputs.login)).status === 200, 30_000)
  })

  test('every operation says so if it is gone, and does its work when it is back (AV-3)', async () => {
    await proxy.cut()
    await expectUnavailable(server, calls)
    await proxy.mend()
    await waitFor(async () => (await fetch(`${server.url}/readyz`)).ok, 30_000)
    expect((await ask(server, calls, 'changeName')).status).toBe(200)
    expect((await ask(server, calls, 'resetPassword')).status).toBe(200)
  })
})
