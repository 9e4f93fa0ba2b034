import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../../domain/account.ts'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { canBeTakenByOthers } from '../../testing/can-be-taken-by-others.ts'
import { createFullAccount, createSampleAccount } from '../../testing/sample-account.ts'
import { testAccountStore } from '../../testing/suites/account-store.suite.ts'
import { createSqliteAccountStore } from './account-store.ts'
import { openSqliteDatabase } from './open-database.ts'

const COUNT_UP = fileURLToPath(new URL('../../testing/count-up.ts', import.meta.url))

testAccountStore('account store [sqlite, in memory]', async () => createSqliteAccountStore(openSqliteDatabase(':memory:')))

describe('account store [sqlite, file]', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-store-'))
    file = join(folder, 'data', 'latchkey.db')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const open = () => createSqliteAccountStore(openSqliteDatabase(file))
  const startCountUp = (account: Account, times: number) => {
    const child = spawn(process.execPath, [COUNT_UP, file, account.id, String(times)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    return { child, versions: () => output.trim().split('\n').map(Number), exited: once(child, 'close') }
  }

  test('what was stored is there after a restart', async () => {
    const account = createFullAccount()
    const before = open()
    await before.insert(account)
    await before.close()
    const after = open()
    expect(await after.byId(account.id)).toStrictEqual(account)
    await after.close()
  })

  test('only its owner can read the database (CF-3)', async () => {
    await open().close()
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('what another process has changed or deleted is never read as it was (AV-2, SE-4)', async () => {
    const [one, two] = [open(), open()]
    const account = createSampleAccount()
    await one.insert(account)
    for (let version = 1; version < 4; version += 1) {
      expect(await one.byId(account.id)).toMatchObject({ version })
      expect(await one.byId(account.id)).toMatchObject({ version })
      expect(await two.replace({ ...account, version: version + 1 }, version)).toBe(true)
    }
    expect(await one.byId(account.id)).toMatchObject({ version: 4 })
    expect(await two.delete(account.id, 4)).toBe(true)
    expect(await one.byId(account.id)).toBeNull()
    for (const store of [one, two]) await store.close()
  })

  test('two handles on one file see one another at once, and one of them wins a race (AV-2)', async () => {
    const [one, two] = [open(), open()]
    const account = createSampleAccount()
    await one.insert(account)
    expect(await two.byId(account.id)).toStrictEqual(account)
    expect(await two.replace({ ...account, version: 2 }, 1)).toBe(true)
    expect(await one.replace({ ...account, version: 2 }, 1)).toBe(false)
    expect(await one.byId(account.id)).toMatchObject({ version: 2 })
    await one.close()
    await two.close()
  })

  test('opened twice in one process, it stays locked against others, who would else take its log away (AV-1, AV-2)', async () => {
    const stores = [open(), open()]
    expect(await canBeTakenByOthers(file)).toBe(false)
    expect(existsSync(`${file}-wal`)).toBe(true)
    for (const store of stores) await store.close()
    expect(await canBeTakenByOthers(file)).toBe(true)
  })

  test('three processes that change one account at the same time lose no change (AV-2)', { timeout: 20_000 }, async () => {
    const account = createSampleAccount()
    const store = open()
    await store.insert(account)
    const children = [startCountUp(account, 100), startCountUp(account, 100), startCountUp(account, 100)]
    for (const { exited } of children) expect(await exited).toEqual([0, null])
    expect(await store.byId(account.id)).toMatchObject({ version: 301, name: 'version 301' })
    const versions = children.flatMap(({ versions: printed }) => printed())
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, index) => index + 2))
    await store.close()
  })

  test('kill -9 under writes loses nothing that was acknowledged (AV-1)', { timeout: 20_000 }, async () => {
    const account = createSampleAccount()
    const first = open()
    await first.insert(account)
    await first.close()
    for (let round = 0; round < 3; round += 1) {
      const { child, versions, exited } = startCountUp(account, Infinity)
      while (versions().length < 20) await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await exited
      const acknowledged = versions().at(-1)!
      const store = open()
      const stored = await store.byId(account.id)
      expect([acknowledged, acknowledged + 1]).toContain(stored?.version)
      expect(stored).toStrictEqual({ ...account, version: stored?.version, name: `version ${stored?.version}` })
      await store.close()
    }
  })

  test('two processes that start together on no file at all both get a working store (AV-2)', { timeout: 20_000 }, async () => {
    const opening = `await import(process.argv[1]).then((module) => module.openSqliteDatabase(process.argv[2]).close())`
    const start = () => spawn(process.execPath, ['--input-type=module', '-e', opening, join(import.meta.dirname, 'open-database.ts'), file])
    const exits = [start(), start(), start()].map((child) => once(child, 'exit'))
    expect(await Promise.all(exits)).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ])
  })

  test('a document of an older version is completed with defaults, and a field of a newer one is kept (AV-2)', async () => {
    const database = openSqliteDatabase(file)
    const { id, version, email, emailKey, createdAt } = createSampleAccount()
    const doc = JSON.stringify({ id, version, email, emailKey, createdAt, fromTheFuture: { kept: true } })
    database.prepare('INSERT INTO accounts (id, version, email_key, doc) VALUES (?, ?, ?, ?)').run(id, version, emailKey, doc)
    const store = createSqliteAccountStore(database)
    const found = await store.byId(id)
    expect(found).toMatchObject({ createdAt, approvedAt: createdAt, sessions: [], mails: [], password: null, mailDueAt: null })
    await store.replace({ ...found!, version: 2 }, 1)
    expect(await store.byId(id)).toMatchObject({ version: 2, fromTheFuture: { kept: true } })
    await store.close()
  })

  test('a file of a newer version is refused and left alone', () => {
    openSqliteDatabase(file).close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99')
    expect(() => openSqliteDatabase(file)).toThrow('newer version')
    expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 99 })
    database.close()
  })

  test('a write that another process blocks for too long is refused as unavailable, not lost in silence (AV-3)', async () => {
    const blocker = openSqliteDatabase(file)
    const store = open()
    blocker.exec('BEGIN IMMEDIATE')
    await expect(store.insert(createSampleAccount())).rejects.toBeInstanceOf(StoreUnavailable)
    blocker.exec('ROLLBACK')
    await expect(store.insert(createSampleAccount())).resolves.toBeUndefined()
    await store.close()
    blocker.close()
  })
})
