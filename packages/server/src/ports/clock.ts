export interface Clock {
  /** The present time. */
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
