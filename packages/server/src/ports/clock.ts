/** What time it is: the system's clock, or one in the hands of a test. */
export interface Clock {
  /** The present time. */
  now(): Date
  /** Resolves after so many milliseconds. */
  wait(ms: number): Promise<void>
}

export const systemClock: Clock = {
  now: () => new Date(),
  wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
}
