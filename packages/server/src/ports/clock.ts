/** What time it is: the system's clock, or one in the hands of a test. */
export interface Clock {
  /** The present time. */
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
