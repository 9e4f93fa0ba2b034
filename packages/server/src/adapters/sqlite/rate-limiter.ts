import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../ports/clock.ts'
import type { Counter, RateLimit, RateLimiter, Taken } from '../../ports/rate-limiter.ts'
import { inTransaction } from './in-transaction.ts'
import { runOnDatabase } from './sqlite-errors.ts'

const SWEEP_MS = 60_000

/**
 * Counters in the database file, each take one atomic upsert, each call one commit.
 * Own code, because rate-limiter-flexible 11 knows only the packages sqlite3, better-sqlite3 and knex, and takes no clock.
 */
export function createSqliteRateLimiter(database: DatabaseSync, clock: Clock): RateLimiter {
  const statements = prepareStatements(database)
  let nextSweepAt = 0
  const sweep = (now: number): void => {
    // A turn that is further away was set before the clock was set back.
    if (now < nextSweepAt && nextSweepAt - now <= SWEEP_MS) return
    nextSweepAt = now + SWEEP_MS
    statements.sweep.run({ now })
  }
  const takeOne = ({ key, limit }: Counter, now: number): Taken => {
    const { points, windowSeconds, secondsPerPoint = windowSeconds } = limit
    const end = now + secondsPerPoint * 1000
    const left = statements.take.get({ key, points, now, end, latest: now + windowSeconds * 1000, growth: growthOf(limit) })
    if (left) return { retryAfterSeconds: 0, taken: Number(left['points']) }
    const row = statements.expiresAt.get({ key })
    const secondsLeft = Math.ceil((Number(row?.['expires_at'] ?? now) - now) / 1000)
    // Never longer than the window, even if the clock was set back since it began.
    return { retryAfterSeconds: Math.min(Math.max(secondsLeft, 1), windowSeconds), taken: points }
  }
  const takeInOrder = (counters: readonly Counter[], now: number): Taken[] => {
    const all: Taken[] = []
    for (const counter of counters) {
      const taken = takeOne(counter, now)
      all.push(taken)
      if (taken.retryAfterSeconds > 0) break
    }
    return all
  }
  /** A statement alone is a commit of its own. */
  const write = <Result>(count: number, work: () => Result) => runOnDatabase(() => (count > 1 ? inTransaction(database, work) : work()))
  return {
    take: async (...counters) => {
      const now = clock.now().getTime()
      return await write(counters.length, () => {
        sweep(now)
        return takeInOrder(counters, now)
      })
    },
    peek: async (...counters) => {
      const now = clock.now().getTime()
      return await runOnDatabase(() =>
        counters.map(({ key, limit }) => {
          const row = statements.peek.get({ key, now, end: now + limit.windowSeconds * 1000 })
          if (!row) return { taken: 0, secondsLeft: 0 }
          return { taken: Number(row['points']), secondsLeft: Math.ceil((Number(row['expires_at']) - now) / 1000) }
        }),
      )
    },
    giveBack: async (...counters) => {
      const now = clock.now().getTime()
      await write(counters.length, () =>
        counters.forEach(({ key, limit }) => statements.giveBack.run({ key, now, growth: growthOf(limit) })),
      )
    },
    clear: async (...keys) => {
      await write(keys.length, () => keys.forEach((key) => statements.clear.run({ key })))
    },
  }
}

/** By how much each point makes the window longer, in milliseconds. */
function growthOf({ secondsPerPoint = 0 }: RateLimit): number {
  return secondsPerPoint * 1000
}

function prepareStatements(database: DatabaseSync) {
  return {
    // A window that ends later than a new one could began before the clock was set back: it is over.
    // Returns a row only if there was a point left. A refused take writes nothing, so a flood of them stays cheap.
    take: database.prepare(
      `INSERT INTO limits (key, points, expires_at) VALUES ($key, 1, $end)
       ON CONFLICT (key) DO UPDATE SET
         points = CASE WHEN expires_at <= $now OR expires_at > $latest THEN 1 ELSE points + 1 END,
         expires_at = CASE WHEN expires_at <= $now OR expires_at > $latest THEN $end ELSE MIN(expires_at + $growth, $latest) END
       WHERE expires_at <= $now OR expires_at > $latest OR points < $points
       RETURNING points`,
    ),
    expiresAt: database.prepare('SELECT expires_at FROM limits WHERE key = $key'),
    peek: database.prepare('SELECT points, expires_at FROM limits WHERE key = $key AND expires_at > $now AND expires_at <= $end'),
    giveBack: database.prepare(
      'UPDATE limits SET points = points - 1, expires_at = expires_at - $growth WHERE key = $key AND points > 0 AND expires_at > $now',
    ),
    clear: database.prepare('DELETE FROM limits WHERE key = $key'),
    sweep: database.prepare('DELETE FROM limits WHERE expires_at <= $now'),
  }
}
