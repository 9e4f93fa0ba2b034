import { AuthError } from '@latchkey/shared'
import type { Counter, RateLimit, RateLimiter, Taken } from '../ports/rate-limiter.ts'

const HOUR = 3600

/** What one source may do. Generous, because many people share an address; what protects an account is counted by account. */
const SOURCE_LIMITS = {
  signup: { points: 600, windowSeconds: HOUR },
  login: { points: 1000, windowSeconds: 900 },
  /** Keys and codes: nobody guesses 256 bits, but everybody may try to. */
  proof: { points: 1200, windowSeconds: HOUR },
  mail: { points: 300, windowSeconds: HOUR },
  /** A waiting dialog asks every few seconds. */
  poll: { points: 6000, windowSeconds: HOUR },
} as const satisfies Record<string, RateLimit>

/** Counts one call from this source before any expensive work; `too_many_attempts` when there were too many. */
export async function limitSource(limiter: RateLimiter, kind: keyof typeof SOURCE_LIMITS, source: string): Promise<void> {
  await takeOrRefuse(limiter, { key: `${kind}:source:${source}`, limit: SOURCE_LIMITS[kind] })
}

/** Takes a point of each counter and tells how many of the last were taken before, or throws `too_many_attempts` with the time to wait. */
export async function takeOrRefuse(limiter: RateLimiter, ...counters: Counter[]): Promise<number> {
  const { retryAfterSeconds, taken } = await takeAll(limiter, ...counters)
  if (retryAfterSeconds > 0) throw new AuthError('too_many_attempts', { retryAfterSeconds })
  return taken - 1
}

/** Takes a point of each counter, one after the other. How the last take went: the first that was refused, if one was. */
export async function takeAll(limiter: Pick<RateLimiter, 'take'>, ...counters: Counter[]): Promise<Taken> {
  const last = (await limiter.take(...counters)).at(-1)
  if (!last) throw new Error('no counter to take a point of')
  return last
}
