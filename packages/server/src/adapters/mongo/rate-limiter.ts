import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimit, RateLimiter } from '../../ports/rate-limiter.ts'
import type { MongoConnection } from './connect.ts'
import { ensureIndexes, LIMIT_INDEXES } from './indexes.ts'
import { OPERATION_MS, runOnMongo } from './mongo-errors.ts'

/** A counter as `RateLimiterMongo` keeps it. */
interface Counter {
  readonly key: string
  readonly points: number
  readonly expire: Date
}

const COLLECTION = 'limits'

/** Counters in the collection `limits`; MongoDB removes those whose window is over. Rejects if their indexes are not as they must be. */
export async function createMongoRateLimiter({ client, database }: MongoConnection): Promise<RateLimiter> {
  const counters = database.collection<Counter>(COLLECTION)
  await ensureIndexes(counters, LIMIT_INDEXES)

  const limiters = new Map<string, RateLimiterMongo>()
  const limiterFor = ({ points, windowSeconds }: RateLimit): RateLimiterMongo => {
    const name = `${points}/${windowSeconds}`
    const storage = {
      storeClient: client,
      dbName: database.databaseName,
      tableName: COLLECTION,
      keyPrefix: '',
      disableIndexesCreation: true,
    }
    const limiter = limiters.get(name) ?? new RateLimiterMongo({ ...storage, points, duration: windowSeconds })
    limiters.set(name, limiter)
    return limiter
  }

  const inTurn = createTurns()
  return {
    take: async (key, limit) => {
      let isWanted = true
      const consume = () => (isWanted ? limiterFor(limit).consume(key) : Promise.reject(new Error('nobody waits for it any more')))
      try {
        const { consumedPoints } = await runOnMongo(() => inTurn(key, consume))
        return { retryAfterSeconds: 0, taken: consumedPoints }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        const retryAfterSeconds = Math.min(Math.max(Math.ceil(refusal.msBeforeNext / 1000), 1), limit.windowSeconds)
        return { retryAfterSeconds, taken: limit.points }
      } finally {
        isWanted = false
      }
    },
    peek: async (key, { points, windowSeconds }) => {
      const now = new Date()
      const counter = await runOnMongo(() => counters.findOne({ key, expire: { $gt: now } }, { maxTimeMS: OPERATION_MS }))
      if (!counter) return { taken: 0, secondsLeft: 0 }
      const secondsLeft = Math.ceil((counter.expire.getTime() - now.getTime()) / 1000)
      return { taken: Math.min(counter.points, points), secondsLeft: Math.min(secondsLeft, windowSeconds) }
    },
    giveBack: async (key, limit) => {
      // Not `reward`: refused takes were counted too, so the point would be lost among them, and after the window it would be a bonus.
      const taken = { $max: [0, { $subtract: [{ $min: ['$points', limit.points] }, 1] }] }
      await runOnMongo(() =>
        counters.updateOne({ key, expire: { $gt: new Date() } }, [{ $set: { points: taken } }], { maxTimeMS: OPERATION_MS }),
      )
    },
    clear: async (key) => {
      await runOnMongo(() => counters.deleteOne({ key }, { maxTimeMS: OPERATION_MS }))
    },
  }
}

/** Lets operations on one key wait for each other: a counter that many calls want at once would else keep the database busy with conflicts. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return <Result>(key: string, operation: () => Promise<Result>): Promise<Result> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(operation, operation)
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === done) last.delete(key)
      })
    last.set(key, done)
    return turn
  }
}
