/** At most `points` in `windowSeconds`. */
export interface RateLimit {
  readonly points: number
  readonly windowSeconds: number
}

/** Counts by key, atomically, shared by all processes on the same database; counters survive a restart. */
export interface RateLimiter {
  /** Takes one point of `key`. `retryAfterSeconds` is 0 if there was one left, else the time until there is; `taken` counts the points of this window, this one too. */
  take(key: string, limit: RateLimit): Promise<{ readonly retryAfterSeconds: number; readonly taken: number }>
  /** Counts nothing, only looks: how many points of `key` are taken, and how long its window still lasts; 0 if there is none. */
  peek(key: string, limit: RateLimit): Promise<{ readonly taken: number; readonly secondsLeft: number }>
  /** Gives one point back. */
  giveBack(key: string, limit: RateLimit): Promise<void>
  /** Forgets the key. */
  clear(key: string): Promise<void>
}
