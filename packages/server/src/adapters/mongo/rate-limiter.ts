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
/** Servers whose clocks are so near to each other agree on which windows there are. */
const CLOCK_STEP_MS = 1000

/** Counters in the collection `limits`; MongoDB removes those whose window is over. Rejects if their indexes are not as they must be. */
export async function createMongoRateLimiter({ client, database }: MongoConnection): Promise<RateLimiter> {
  const counters = database.collection<Counter>(COLLECTION)
  await ensureIndexes(counters, LIMIT_INDEXES)

  const limiterFor = createLimiters({ client, database })
  const inTurn = createTurns()
  const remove = (filter: { key: string; expire?: { $gt: Date } }) => counters.deleteOne(filter, { maxTimeMS: OPERATION_MS })
  /** Takes a point; a window that ends later than a new one would began before the clock was set back: it is over. */
  const consume = async (key: string, limit: RateLimit): Promise<RateLimiterRes> => {
    try {
      return await limiterFor(limit).consume(key)
    } catch (refusal) {
      const latestEnd = Date.now() + limit.windowSeconds * 1000 + CLOCK_STEP_MS
      if (!(refusal instanceof RateLimiterRes) || Date.now() + refusal.msBeforeNext <= latestEnd) throw refusal
      await remove({ key, expire: { $gt: new Date(latestEnd) } })
      return await limiterFor(limit).consume(key)
    }
  }
  return {
    take: async (key, limit) => {
      let isWanted = true
      const consumeIfWanted = () => (isWanted ? consume(key, limit) : Promise.reject(new Error('nobody waits for it any more')))
      try {
        const { consumedPoints } = await runOnMongo(() => inTurn(key, consumeIfWanted))
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
      const expire = { $gt: now, $lte: new Date(now.getTime() + windowSeconds * 1000 + CLOCK_STEP_MS) }
      const counter = await runOnMongo(() => counters.findOne({ key, expire }, { maxTimeMS: OPERATION_MS }))
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
      await runOnMongo(() => remove({ key }))
    },
  }
}

/** One limiter of the library for each limit. */
function createLimiters({ client, database }: Pick<MongoConnection, 'client' | 'database'>): (limit: RateLimit) => RateLimiterMongo {
  const limiters = new Map<string, RateLimiterMongo>()
  const storage = {
    storeClient: client,
    dbName: database.databaseName,
    tableName: COLLECTION,
    keyPrefix: '',
    disableIndexesCreation: true,
  }
  return ({ points, windowSeconds }) => {
    const name = `${points}/${windowSeconds}`
    const limiter = limiters.get(name) ?? new RateLimiterMongo({ ...storage, points, duration: windowSeconds })
    limiters.set(name, limiter)
    return limiter
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
