import { MongoClient } from 'mongodb'
import { afterAll, describe, expect, test } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { hasMongo, nameMongoDatabase } from '../../testing/mongo-databases.ts'
import { testRateLimiter } from '../../testing/suites/rate-limiter.suite.ts'
import { connectMongo } from './connect.ts'
import { createMongoRateLimiter } from './rate-limiter.ts'

const counter = { key: 'key', limit: { points: 1, windowSeconds: 60 } }

describe.skipIf(!hasMongo)('rate limiter [mongo]', () => {
  const uri = nameMongoDatabase()
  const client = new MongoClient(uri)
  const counters = client.db().collection('limits')
  afterAll(() => client.close())

  testRateLimiter('as any limiter', async () => {
    await counters.deleteMany({})
    const connection = await connectMongo(uri)
    return {
      limiter: await createMongoRateLimiter(connection),
      // The library reads the system's clock, so the past is moved instead.
      passTime: async (seconds) => {
        await counters.updateMany({}, [{ $set: { expire: { $subtract: ['$expire', seconds * 1000] } } }])
      },
      close: () => connection.client.close(),
    }
  })

  test('counters survive a restart and are shared by all processes (RL-1, RL-6)', async () => {
    const take = async () => {
      const connection = await connectMongo(uri)
      const [taken] = await (await createMongoRateLimiter(connection)).take(counter)
      await connection.client.close()
      return taken?.retryAfterSeconds
    }
    expect(await take()).toBe(0)
    expect(await take()).toBeGreaterThan(0)
  })

  test('the server removes counters whose window is over (PR-3)', async () => {
    const indexes = await counters.indexes()
    expect(indexes.find(({ name }) => name === 'limits_expire')).toMatchObject({ key: { expire: 1 }, expireAfterSeconds: 0 })
  })

  test('a closed connection is unavailable', async () => {
    const connection = await connectMongo(uri)
    const limiter = await createMongoRateLimiter(connection)
    await connection.client.close()
    await expect(limiter.take(counter)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(limiter.peek(counter)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(limiter.giveBack(counter)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(limiter.clear('key')).rejects.toBeInstanceOf(StoreUnavailable)
  })
})
