/** At most `points` in `windowSeconds`. */
export interface RateLimit {
  readonly points: number
  readonly windowSeconds: number
  /** If given, the window is shorter at first: it lasts so long for each point that was taken in it, up to `windowSeconds`. A point that is given back takes its time along. */
  readonly secondsPerPoint?: number
}

/** What is counted under a key, and how much of it there may be. */
export interface Counter {
  readonly key: string
  readonly limit: RateLimit
}

/** How a take of one point went. */
export interface Taken {
  /** 0 if there was a point left, else the time until there is one. */
  readonly retryAfterSeconds: number
  /** All points of this window, this one too; never more than there may be. */
  readonly taken: number
}

/** What a look at a counter shows. */
export interface Level {
  readonly taken: number
  /** How long the window still lasts; 0 if there is none. */
  readonly secondsLeft: number
}

/** Counts by key, atomically, shared by all processes on the same database; counters survive a restart. What one call names costs little more than one counter alone. */
export interface RateLimiter {
  /** Takes one point of each counter in this order, up to the first that has none left. What was taken before it stays taken. Answers for each that was asked. */
  take(...counters: Counter[]): Promise<Taken[]>
  /** Counts nothing, only looks. */
  peek(...counters: Counter[]): Promise<Level[]>
  /** Gives one point of each back. */
  giveBack(...counters: Counter[]): Promise<void>
  /** Forgets the keys. */
  clear(...keys: string[]): Promise<void>
}
