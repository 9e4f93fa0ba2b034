import type { Collection } from 'mongodb'
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { StoreUnavailable } from '../../ports/account-store.ts'
import type { Counter, Level, RateLimit, RateLimiter, Taken } from '../../ports/rate-limiter.ts'
import type { MongoConnection } from './connect.ts'
import { ensureIndexes, LIMIT_INDEXES } from './indexes.ts'
import { OPERATION_MS, runOnMongo } from './mongo-errors.ts'

/** A counter as `RateLimiterMongo` keeps it. */
interface CounterDocument {
  readonly key: string
  readonly points: number
  readonly expire: Date
}

const COLLECTION = 'limits'
/** Servers whose clocks are so near to each other agree on which windows there are. */
const CLOCK_STEP_MS = 1000
const BOUNDED = { maxTimeMS: OPERATION_MS }

/** Counters in the collection `limits`; MongoDB removes those whose window is over. Rejects if their indexes are not as they must be. */
export async function createMongoRateLimiter(connection: MongoConnection): Promise<RateLimiter> {
  const counters = connection.database.collection<CounterDocument>(COLLECTION)
  await ensureIndexes(counters, LIMIT_INDEXES)

  const takeOne = createTake(connection, counters)
  return {
    take: async (...wanted) => {
      const all: Taken[] = []
      for (const counter of wanted) {
        const taken = await takeOne(counter)
        all.push(taken)
        if (taken.retryAfterSeconds > 0) break
      }
      return all
    },
    peek: async (...wanted) => {
      const key = { $in: wanted.map((counter) => counter.key) }
      const found = await runOnMongo(() => counters.find({ key }, BOUNDED).toArray())
      const documents = new Map(found.map((document) => [document.key, document]))
      return wanted.map((counter) => readLevel(documents.get(counter.key), counter.limit))
    },
    giveBack: async (...wanted) => {
      const alive = { expire: { $gt: new Date() } }
      const operations = wanted.map(({ key, limit: { points: most, secondsPerPoint = 0 } }) => {
        // Not `reward`: refused takes were counted too, so the point would be lost among them, and after the window it would be a bonus.
        const points = { $subtract: [{ $min: ['$points', most] }, 1] }
        const expire = { $subtract: ['$expire', secondsPerPoint * 1000] }
        return { updateOne: { filter: { key, ...alive, points: { $gt: 0 } }, update: [{ $set: { points, expire } }] } }
      })
      await runOnMongo(() => counters.bulkWrite(operations, BOUNDED))
    },
    clear: async (...keys) => {
      const remove = () => runOnMongo(() => counters.deleteMany({ key: { $in: keys } }, BOUNDED))
      try {
        await remove()
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error
        // After a lost answer the driver tries again what concerns one document, not this.
        await remove()
      }
    },
  }
}

/** Takes a point of one counter. */
function createTake(connection: MongoConnection, counters: Collection<CounterDocument>): (counter: Counter) => Promise<Taken> {
  const limiterFor = createLimiters(connection)
  const inTurn = createTurns()
  /** Takes a point; a window that ends later than a new one would began before the clock was set back: it is over. */
  const consume = async ({ key, limit }: Counter): Promise<RateLimiterRes> => {
    try {
      return await limiterFor(limit).consume(key)
    } catch (refusal) {
      const latestEnd = Date.now() + limit.windowSeconds * 1000 + CLOCK_STEP_MS
      if (!(refusal instanceof RateLimiterRes) || Date.now() + refusal.msBeforeNext <= latestEnd) throw refusal
      await counters.deleteOne({ key, expire: { $gt: new Date(latestEnd) } }, BOUNDED)
      return await limiterFor(limit).consume(key)
    }
  }
  /** The library knows the time of the first point only. */
  const lengthen = async (
    { key, limit: { windowSeconds, secondsPerPoint } }: Counter,
    { consumedPoints }: RateLimiterRes,
  ): Promise<void> => {
    if (secondsPerPoint === undefined || consumedPoints === 1) return
    const now = Date.now()
    const expire = { $min: [{ $add: ['$expire', secondsPerPoint * 1000] }, new Date(now + windowSeconds * 1000)] }
    await counters.updateOne({ key, expire: { $gt: new Date(now) } }, [{ $set: { expire } }], BOUNDED)
  }
  return async (counter): Promise<Taken> => {
    let isWanted = true
    const consumeIfWanted = async () => {
      if (!isWanted) throw new Error('nobody waits for it any more')
      const consumed = await consume(counter)
      await lengthen(counter, consumed)
      return consumed
    }
    try {
      const { consumedPoints } = await runOnMongo(() => inTurn(counter.key, consumeIfWanted))
      return { retryAfterSeconds: 0, taken: consumedPoints }
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const { points, windowSeconds } = counter.limit
      return { retryAfterSeconds: Math.min(Math.max(Math.ceil(refusal.msBeforeNext / 1000), 1), windowSeconds), taken: points }
    } finally {
      isWanted = false
    }
  }
}

/** What a counter says now; one whose window ends later than a new one would began before the clock was set back. */
function readLevel(counter: CounterDocument | undefined, { points, windowSeconds }: RateLimit): Level {
  const msLeft = counter ? counter.expire.getTime() - Date.now() : 0
  if (!counter || msLeft <= 0 || msLeft > windowSeconds * 1000 + CLOCK_STEP_MS) return { taken: 0, secondsLeft: 0 }
  return { taken: Math.min(counter.points, points), secondsLeft: Math.min(Math.ceil(msLeft / 1000), windowSeconds) }
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
  return ({ points, windowSeconds, secondsPerPoint: duration = windowSeconds }) => {
    const name = `${points}/${duration}`
    const limiter = limiters.get(name) ?? new RateLimiterMongo({ ...storage, points, duration })
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
