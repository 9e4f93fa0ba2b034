import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../ports/clock.ts'
import type { RateLimiter } from '../../ports/rate-limiter.ts'
import { runOnDatabase } from './sqlite-errors.ts'

const SWEEP_MS = 60_000

/**
 * Counters in the database file, each take one atomic upsert.
 * Own code, because rate-limiter-flexible 11 knows only the packages sqlite3, better-sqlite3 and knex, and takes no clock.
 */
export function createSqliteRateLimiter(database: DatabaseSync, clock: Clock): RateLimiter {
  const statements = prepareStatements(database)
  let nextSweepAt = 0
  const sweep = (now: number): void => {
    if (now < nextSweepAt) return
    nextSweepAt = now + SWEEP_MS
    statements.sweep.run({ now })
  }
  return {
    take: async (key, { points, windowSeconds }) => {
      const now = clock.now().getTime()
      const end = now + windowSeconds * 1000
      return runOnDatabase(() => {
        sweep(now)
        const left = statements.take.get({ key, points, now, end })
        if (left) return { retryAfterSeconds: 0, taken: Number(left['points']) }
        const row = statements.expiresAt.get({ key })
        const secondsLeft = Math.ceil((Number(row?.['expires_at'] ?? now) - now) / 1000)
        // Never longer than the window, even if the clock was set back since it began.
        return { retryAfterSeconds: Math.min(Math.max(secondsLeft, 1), windowSeconds), taken: points }
      })
    },
    peek: async (key, { windowSeconds }) => {
      const now = clock.now().getTime()
      const row = await runOnDatabase(() => statements.peek.get({ key, now, end: now + windowSeconds * 1000 }))
      if (!row) return { taken: 0, secondsLeft: 0 }
      return { taken: Number(row['points']), secondsLeft: Math.ceil((Number(row['expires_at']) - now) / 1000) }
    },
    giveBack: async (key) => {
      await runOnDatabase(() => statements.giveBack.run({ key, now: clock.now().getTime() }))
    },
    clear: async (key) => {
      await runOnDatabase(() => statements.clear.run({ key }))
    },
  }
}

function prepareStatements(database: DatabaseSync) {
  return {
    // A window that ends later than a new one would began before the clock was set back: it is over.
    // Returns a row only if there was a point left. A refused take writes nothing, so a flood of them stays cheap.
    take: database.prepare(
      `INSERT INTO limits (key, points, expires_at) VALUES ($key, 1, $end)
       ON CONFLICT (key) DO UPDATE SET
         points = CASE WHEN expires_at <= $now OR expires_at > $end THEN 1 ELSE points + 1 END,
         expires_at = CASE WHEN expires_at <= $now OR expires_at > $end THEN $end ELSE expires_at END
       WHERE expires_at <= $now OR expires_at > $end OR points < $points
       RETURNING points`,
    ),
    expiresAt: database.prepare('SELECT expires_at FROM limits WHERE key = $key'),
    peek: database.prepare('SELECT points, expires_at FROM limits WHERE key = $key AND expires_at > $now AND expires_at <= $end'),
    giveBack: database.prepare('UPDATE limits SET points = points - 1 WHERE key = $key AND points > 0 AND expires_at > $now'),
    clear: database.prepare('DELETE FROM limits WHERE key = $key'),
    sweep: database.prepare('DELETE FROM limits WHERE expires_at <= $now'),
  }
}
