import { MongoClient, type Db } from 'mongodb'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { hasMongo, nameMongoDatabase } from '../../testing/mongo-databases.ts'
import { createFullAccount, createSampleAccount } from '../../testing/sample-account.ts'
import { testAccountStore } from '../../testing/suites/account-store.suite.ts'
import { createMongoAccountStore } from './account-store.ts'
import { connectMongo } from './connect.ts'

test('where a MongoDB is required (CI=true), its suites do run', () => {
  expect(hasMongo || process.env['CI'] !== 'true').toBe(true)
})

describe.skipIf(!hasMongo)('account store [mongo]', () => {
  const uri = nameMongoDatabase()
  const client = new MongoClient(uri)
  const database: Db = client.db()
  const open = async () => createMongoAccountStore(await connectMongo(uri))
  afterAll(() => client.close())

  testAccountStore('as any store', async () => {
    await database.collection('accounts').deleteMany({})
    return await open()
  })

  describe('on its own', () => {
    beforeEach(async () => {
      await database.collection('accounts').drop()
    })

    test('what was stored is there for the next process', async () => {
      const account = createFullAccount()
      const before = await open()
      await before.insert(account)
      await before.close()
      const after = await open()
      expect(await after.byId(account.id)).toStrictEqual(account)
      await after.close()
    })

    test('dates rest in the database as dates, and the id as _id', async () => {
      const account = createFullAccount()
      const store = await open()
      await store.insert(account)
      expect(await database.collection<{ _id: string }>('accounts').findOne({ _id: account.id })).toMatchObject({
        version: 1,
        createdAt: account.createdAt,
        sessions: [{ lastSeenAt: account.sessions[0]?.lastSeenAt }],
      })
      await store.close()
    })

    test('a document of an older version is completed with defaults, and a field of a newer one is kept (AV-2)', async () => {
      const store = await open()
      const { id, version, email, emailKey, createdAt } = createSampleAccount()
      const old = { _id: id, version, email, emailKey, createdAt, fromTheFuture: { kept: true } }
      await database.collection<{ _id: string }>('accounts').insertOne(old)
      const found = await store.byId(id)
      expect(found).toMatchObject({ id, createdAt, approvedAt: createdAt, sessions: [], mails: [], password: null, mailDueAt: null })
      expect(await store.replace({ ...found!, version: 2 }, 1)).toBe(true)
      expect(await store.byId(id)).toMatchObject({ version: 2, fromTheFuture: { kept: true } })
      await store.close()
    })

    test('two processes that start together on an empty database both get a working store (AV-2)', async () => {
      const stores = await Promise.all([open(), open(), open()])
      for (const store of stores) await store.insert(createSampleAccount())
      await expect(stores[0]?.insert(createSampleAccount({ emailKey: 'a@example.com' }))).resolves.toBeUndefined()
      await expect(stores[1]?.insert(createSampleAccount({ emailKey: 'a@example.com' }))).rejects.toMatchObject({ field: 'email' })
      for (const store of stores) await store.close()
    })
  })

  describe('indexes', () => {
    const refusal = async (): Promise<unknown> => {
      const connection = await connectMongo(uri)
      const error = await createMongoAccountStore(connection).catch((reason: unknown) => reason)
      await connection.client.close()
      return error
    }
    beforeEach(async () => {
      await database.collection('accounts').drop()
    })

    test.each([
      ['accounts_email_key', 'emailKey'],
      ['accounts_username_key', 'usernameKey'],
    ])('the store does not start with a %s that is not unique (CF-1)', async (name, field) => {
      await database.collection('accounts').createIndexes([{ key: { [field]: 1 }, name }])
      expect(await refusal()).toMatchObject({ message: expect.stringMatching(`"${name}".*is not unique`) })
    })

    test('the store does not start with an index of another reach (CF-1)', async () => {
      const partialFilterExpression = { emailKey: { $exists: true } }
      await database
        .collection('accounts')
        .createIndexes([{ key: { emailKey: 1 }, name: 'accounts_email_key', unique: true, partialFilterExpression }])
      expect(await refusal()).toMatchObject({ message: expect.stringMatching('"accounts_email_key".*covers other documents') })
    })

    test('the store does not start on duplicates, and does not name them in its message (CF-1, LG-1)', async () => {
      await database.collection('accounts').insertMany([{ emailKey: 'twice@example.com' }, { emailKey: 'twice@example.com' }])
      const error = await refusal()
      expect(error).toMatchObject({ message: expect.stringMatching('"accounts_email_key".*is missing') })
      expect(JSON.stringify(error, ['message', 'cause', 'stack'])).not.toContain('twice')
    })
  })

  test('a server that is not there is unavailable (AV-3)', async () => {
    await expect(connectMongo('mongodb://127.0.0.1:1/')).rejects.toBeInstanceOf(StoreUnavailable)
  })
})
