import type { Clock } from '../ports/clock.ts'

/** A clock that stands still until a test moves it, and lets nobody wait. */
export interface TestClock extends Clock {
  /** Lets so many milliseconds pass: `clock.advance(10 * MINUTE_MS)`. */
  advance(ms: number): void
}

export function createTestClock(start = new Date('2026-11-23T12:00:00Z')): TestClock {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    wait: async () => {},
    advance: (ms) => {
      now += ms
    },
  }
}

/** Milliseconds of a second, for `clock.advance`. */
export const SECOND_MS = 1000
/** Milliseconds of a minute. */
export const MINUTE_MS = 60_000
/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000
/** Milliseconds of a day. */
export const DAY_MS = 86_400_000
