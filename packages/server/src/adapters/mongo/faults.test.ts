import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../../domain/account.ts'
import { AccountExists, StoreUnavailable, type AccountStore } from '../../ports/account-store.ts'
import { hasMongo, nameMongoDatabase } from '../../testing/mongo-databases.ts'
import { startMongoProxy, type MongoProxy } from '../../testing/mongo-proxy.ts'
import { createSampleAccount } from '../../testing/sample-account.ts'
import { createMongoAccountStore } from './account-store.ts'
import { connectMongo } from './connect.ts'

const NOT_WRITABLE_PRIMARY = 10_107
const SHUTDOWN_IN_PROGRESS = 91
const retryable = ['RetryableWriteError']

/** The driver tries once more by itself: an accident that happens twice reaches the store. */
const TWICE = 2

describe.skipIf(!hasMongo)('faults on the way to the server [mongo]', () => {
  const uri = nameMongoDatabase()
  let proxy: MongoProxy
  let store: AccountStore
  /** Not through the proxy: sees what the server has. */
  let witness: AccountStore
  let account: Account
  let changed: Account

  beforeAll(async () => {
    proxy = await startMongoProxy(uri)
    witness = await createMongoAccountStore(await connectMongo(uri))
  })
  afterAll(async () => {
    await witness.close()
    await proxy.cut()
  })
  beforeEach(async () => {
    store = await createMongoAccountStore(await connectMongo(proxy.uri))
    account = createSampleAccount()
    changed = { ...account, version: 2, name: 'Changed' }
    await witness.insert(account)
  })
  afterEach(() => store.close())

  test.each([
    ['the question is lost', { kind: 'lost question' }],
    ['the answer is lost', { kind: 'lost answer' }],
    ['the primary steps down', { kind: 'error', code: NOT_WRITABLE_PRIMARY, errorLabels: retryable }],
    ['the server shuts down', { kind: 'error', code: SHUTDOWN_IN_PROGRESS, errorLabels: retryable }],
  ] as const)('a change goes through if %s once (AV-4)', async (_, mishap) => {
    proxy.fail('update', mishap, 1)
    expect(await store.replace(changed, 1)).toBe(true)
    expect(await witness.byId(account.id)).toStrictEqual(changed)
  })

  test('a change whose answers were all lost is known to be done (AV-4)', async () => {
    proxy.fail('update', { kind: 'lost answer' }, TWICE)
    expect(await store.replace(changed, 1)).toBe(true)
    expect(await witness.byId(account.id)).toStrictEqual(changed)
  })

  test.each([
    ['the question is lost', { kind: 'lost question' }, 1],
    ['the answer is lost', { kind: 'lost answer' }, 1],
    ['all answers are lost', { kind: 'lost answer' }, TWICE],
  ] as const)('of many accounts added at once none is taken for a stranger if %s (AV-4, S2-46)', async (_, mishap, times) => {
    const fresh = createSampleAccount()
    proxy.fail('insert', mishap, times)
    expect(await store.insertMany([fresh])).toEqual([null])
    expect(await witness.byId(fresh.id)).toStrictEqual(fresh)
    proxy.fail('insert', mishap, 1)
    expect(await store.insertMany([createSampleAccount({ emailKey: fresh.emailKey }), createSampleAccount()])).toEqual(['email', null])
  })

  test('a change that never arrived is reported as unavailable, and nothing is half done (AV-4)', async () => {
    proxy.fail('update', { kind: 'lost question' }, TWICE)
    await expect(store.replace(changed, 1)).rejects.toBeInstanceOf(StoreUnavailable)
    expect(await witness.byId(account.id)).toStrictEqual(account)
    expect(await store.replace(changed, 1)).toBe(true)
  })

  test('a lost race is known as lost although the answers were lost too (AV-4)', async () => {
    const faster = { ...account, version: 2, name: 'Faster' }
    await witness.replace(faster, 1)
    proxy.fail('update', { kind: 'lost answer' }, TWICE)
    expect(await store.replace(changed, 1)).toBe(false)
    expect(await witness.byId(account.id)).toStrictEqual(faster)
  })

  test('nothing is claimed about a change that was overwritten before its answer could be had (AV-4)', async () => {
    const meanwhile = () => witness.replace({ ...account, version: 3, name: 'Later' }, 2)
    proxy.fail('update', { kind: 'lost answer', meanwhile }, TWICE)
    await expect(store.replace(changed, 1)).rejects.toBeInstanceOf(StoreUnavailable)
    expect(await witness.byId(account.id)).toMatchObject({ version: 3, name: 'Later' })
  })

  test.each([1, TWICE])('a sign-up whose answer was lost %i× is known to be done, not taken for a duplicate (AV-4)', async (times) => {
    const other = createSampleAccount()
    proxy.fail('insert', { kind: 'lost answer' }, times)
    await expect(store.insert(other)).resolves.toBeUndefined()
    expect(await witness.byId(other.id)).toStrictEqual(other)
  })

  test('a sign-up that never arrived is reported as unavailable and can be tried again (AV-4)', async () => {
    const other = createSampleAccount()
    proxy.fail('insert', { kind: 'lost question' }, TWICE)
    await expect(store.insert(other)).rejects.toBeInstanceOf(StoreUnavailable)
    expect(await witness.byId(other.id)).toBeNull()
    await expect(store.insert(other)).resolves.toBeUndefined()
    await expect(store.insert({ ...other, id: 'another' })).rejects.toBeInstanceOf(AccountExists)
  })

  test('a deletion whose answers were lost is known to be done (AV-4)', async () => {
    proxy.fail('delete', { kind: 'lost answer' }, TWICE)
    expect(await store.delete(account.id, 1)).toBe(true)
    expect(await witness.byId(account.id)).toBeNull()
  })

  test.each([NOT_WRITABLE_PRIMARY, SHUTDOWN_IN_PROGRESS])('a server that goes on answering with %i is unavailable (AV-3)', async (code) => {
    proxy.fail('update', { kind: 'error', code, errorLabels: retryable }, Infinity)
    await expect(store.replace(changed, 1)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable)
    proxy.fail('update', { kind: 'error', code }, 0)
    proxy.fail('find', { kind: 'error', code }, Infinity)
    await expect(store.byId(account.id)).rejects.toBeInstanceOf(StoreUnavailable)
    proxy.fail('find', { kind: 'error', code }, 0)
    expect(await store.byId(account.id)).toStrictEqual(account)
  })

  test('a server that does not answer at all is unavailable before the patience of the caller ends (AV-3)', async () => {
    proxy.fail('find', { kind: 'no answer' }, Infinity)
    await expect(store.byId(account.id)).rejects.toBeInstanceOf(StoreUnavailable)
    proxy.fail('find', { kind: 'no answer' }, 0)
    expect(await store.byId(account.id)).toStrictEqual(account)
  })

  test('a failure reaches all who asked together, and later reads work again (AV-3)', async () => {
    const ids = [account.id, 'nobody', ...Array.from({ length: 120 }, (_, index) => `reader ${index}`)]
    const readAll = () => Promise.allSettled(ids.map((id) => store.byId(id)))
    proxy.fail('find', { kind: 'error', code: NOT_WRITABLE_PRIMARY, errorLabels: retryable }, Infinity)
    const refused = await readAll()
    expect(refused.filter((answer) => answer.status === 'rejected' && answer.reason instanceof StoreUnavailable)).toHaveLength(ids.length)
    proxy.fail('find', { kind: 'lost answer' }, 1)
    expect((await readAll()).map((answer) => answer.status === 'fulfilled' && answer.value)).toStrictEqual(
      ids.map((id) => (id === account.id ? account : null)),
    )
  })

  test('a server that died is unavailable, and used again by itself when it is back (AV-3)', { timeout: 20_000 }, async () => {
    expect(await store.byId(account.id)).toStrictEqual(account)
    await proxy.cut()
    await expect(store.byId(account.id)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(store.replace(changed, 1)).rejects.toBeInstanceOf(StoreUnavailable)
    await proxy.mend()
    await expect.poll(() => store.replace(changed, 1).catch(() => null), { timeout: 15_000 }).toBe(true)
  })

  test(
    'a server that died while many waited for it is found again, though the driver’s own heartbeat hangs (AV-3)',
    { timeout: 40_000 },
    async () => {
      proxy.fail('find', { kind: 'no answer' }, Infinity)
      const askAll = () => Promise.allSettled(Array.from({ length: 26 }, () => store.byEmail(account.emailKey)))
      await askAll()
      proxy.fail('find', { kind: 'no answer' }, 0)
      await store.ping()
      await proxy.cut()
      const answers = await askAll()
      expect(answers.map((answer) => answer.status === 'rejected' && answer.reason instanceof StoreUnavailable)).toEqual(
        answers.map(() => true),
      )
      await proxy.mend()
      await expect.poll(() => store.byId(account.id).catch(() => null), { timeout: 20_000 }).toStrictEqual(account)
    },
  )
})
