import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDevMailbox } from './adapters/dev-mailbox/dev-mailbox.ts'
import { createMongoAccountStore } from './adapters/mongo/account-store.ts'
import { connectMongo } from './adapters/mongo/connect.ts'
import { createMongoRateLimiter } from './adapters/mongo/rate-limiter.ts'
import { createSqliteAccountStore } from './adapters/sqlite/account-store.ts'
import { openSqliteDatabase } from './adapters/sqlite/open-database.ts'
import { createSqliteRateLimiter } from './adapters/sqlite/rate-limiter.ts'
import { doDeed, type Deed } from './testing/deed.ts'
import { hasMongo, nameMongoDatabase } from './testing/mongo-databases.ts'
import { startMongoProxy } from './testing/mongo-proxy.ts'
import { KILLED_DEEDS } from './testing/suites/killed-deeds.ts'
import { createTestClock } from './testing/test-clock.ts'
import { createTestServices, type TestGround } from './testing/test-services.ts'

const DOOMED = fileURLToPath(new URL('testing/doomed-process.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'latchkey-kills-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** How far a process came that was to be killed in one of its writes. */
interface Attempt {
  readonly isAnswered: boolean
  readonly isKilled: boolean
}

/** Kills in the first write, in the second … until there are no more; after each the user goes on, as if nothing had been. */
function testKills(
  first: 0 | 1,
  open: () => Promise<TestGround>,
  attempt: (deed: Deed, writes: number, now: Date) => Promise<Attempt>,
): void {
  let ground: TestGround
  beforeAll(async () => {
    ground = await open()
  })
  afterAll(() => ground.store.close())

  test.each(Object.entries(KILLED_DEEDS))(
    'killed in any write of %s, whoever tries again gets there (AV-1, RS-5, EM-1)',
    async (name, prepare) => {
      const app = createTestServices({ ground, env: { MAIL_COOLDOWN: '1s' } })
      for (let writes = first; ; writes += 1) {
        const { deed, check } = await prepare(app, `${name.replaceAll(' ', '.')}.${writes}@x.test`)
        const { isAnswered, isKilled } = await attempt(deed, writes, app.clock.now())
        await check(isAnswered)
        if (isKilled) continue
        expect([isAnswered, writes > 1]).toEqual([true, true])
        break
      }
    },
  )
}

describe('a process on the embedded store, killed by SIGKILL', { timeout: 90_000 }, () => {
  const [file, mailboxFolder] = [join(folder, 'latchkey.db'), join(folder, 'mailbox')]
  const open = async () => {
    const [database, clock] = [openSqliteDatabase(file), createTestClock()]
    const mailbox = createDevMailbox(mailboxFolder)
    return { store: createSqliteAccountStore(database), limiter: createSqliteRateLimiter(database, clock), mailbox, clock }
  }
  testKills(0, open, async (deed, writes, now) => {
    const child = spawn(process.execPath, [DOOMED, file, mailboxFolder, now.toISOString(), String(writes), JSON.stringify(deed)])
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await once(child, 'close')
    if (output.replace('answered\n', '') !== '') throw new Error(`the process failed by itself:\n${output}`)
    return { isAnswered: output !== '', isKilled: child.signalCode !== null }
  })
})

describe.skipIf(!hasMongo)('a process on MongoDB, gone between the write and its answer [mongo]', { timeout: 90_000 }, () => {
  const uri = nameMongoDatabase()
  const mailbox = createDevMailbox(null)
  const clock = createTestClock()
  const openAt = async (address: string) => {
    const connection = await connectMongo(address)
    return { store: await createMongoAccountStore(connection), limiter: await createMongoRateLimiter(connection), mailbox, clock }
  }
  testKills(
    1,
    () => openAt(uri),
    async (deed, writes) => {
      const proxy = await startMongoProxy(uri)
      const ground = await openAt(proxy.uri)
      const killed = proxy.cutAfterWrites(writes)
      let isAnswered = false
      const done = doDeed(ground, deed, () => {
        isAnswered = true
      })
      // Whatever it still thinks, it reaches nobody any more.
      const isKilled = await Promise.race([killed.then(() => true), done.then(() => false)])
      const wasAnswered = isAnswered
      await ground.store.close()
      await done.catch(() => null)
      if (!isKilled) await proxy.cut()
      return { isAnswered: wasAnswered, isKilled }
    },
  )
})
