import { MongoClient, ObjectId } from 'mongodb'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Account } from '../../domain/account.ts'
import type { AccountStore } from '../../ports/account-store.ts'
import { hasMongo, nameMongoDatabase } from '../../testing/mongo-databases.ts'
import { createSampleAccount } from '../../testing/sample-account.ts'
import type { AccountDocument } from './account-document.ts'
import { createMongoAccountStore } from './account-store.ts'
import { connectMongo } from './connect.ts'

describe.skipIf(!hasMongo)('accounts that a process knows already [mongo]', () => {
  const uri = nameMongoDatabase()
  const client = new MongoClient(uri)
  const documents = client.db().collection<AccountDocument>('accounts')
  let store: AccountStore
  let other: AccountStore
  let account: Account

  beforeEach(async () => {
    store = await createMongoAccountStore(await connectMongo(uri))
    other = await createMongoAccountStore(await connectMongo(uri))
    account = createSampleAccount()
    await store.insert(account)
    await store.byId(account.id)
  })
  afterEach(async () => {
    await store.close()
    await other.close()
  })
  afterAll(() => client.close())

  test('one that has not changed is the very same for the next read', async () => {
    expect(await store.byId(account.id)).toStrictEqual(account)
    expect(await store.byId(account.id)).toBe(await store.byId(account.id))
  })

  test('what another process has changed or deleted counts for the very next read (SE-4)', async () => {
    const changed = { ...account, version: 2, name: 'Changed' }
    await other.replace(changed, 1)
    expect(await store.byId(account.id)).toStrictEqual(changed)
    await other.delete(account.id, 2)
    expect(await store.byId(account.id)).toBeNull()
  })

  test('the same version by another write, as in a database that was restored, is another account', async () => {
    await documents.updateOne({ _id: account.id }, { $set: { name: 'Restored', writeId: new ObjectId() } })
    expect(await store.byId(account.id)).toMatchObject({ version: 1, name: 'Restored' })
  })

  test('what was changed by hand counts at once if it has another version, or never was written by Latchkey', async () => {
    await documents.updateOne({ _id: account.id }, { $set: { name: 'By hand' }, $inc: { version: 1 } })
    expect(await store.byId(account.id)).toMatchObject({ version: 2, name: 'By hand' })

    await documents.updateOne({ _id: account.id }, { $unset: { writeId: 1 }, $inc: { version: 1 } })
    expect(await store.byId(account.id)).toMatchObject({ version: 3, name: 'By hand' })
    await documents.updateOne({ _id: account.id }, { $set: { name: 'Again' } })
    expect(await store.byId(account.id)).toMatchObject({ version: 3, name: 'Again' })
  })

  test('known, changed, new and unknown ones that are asked for together come each to their own (SE-4)', async () => {
    const known = Array.from({ length: 30 }, () => createSampleAccount())
    const fresh = Array.from({ length: 150 }, () => createSampleAccount())
    await other.insertMany([...known, ...fresh])
    for (const { id } of known) await store.byId(id)
    const changed = known.slice(0, 10).map((before) => ({ ...before, version: 2, name: `${before.id} changed` }))
    for (const after of changed) await other.replace(after, 1)

    const expected = [...changed, ...known.slice(10), ...fresh]
    expect(await Promise.all(expected.map(({ id }) => store.byId(id)))).toStrictEqual(expected)
    const strangers = await Promise.all([account.id, 'nobody', fresh[0]!.id, 'nobody'].map((id) => store.byId(id)))
    expect(strangers).toStrictEqual([account, null, fresh[0], null])
  })
})
