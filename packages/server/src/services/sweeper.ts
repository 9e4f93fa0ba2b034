import type { RateLimiter } from '../ports/rate-limiter.ts'
import { takeAll } from './limits.ts'

interface Deps {
  readonly limiter: Pick<RateLimiter, 'take'>
  /** Prunes the next few accounts; returns where to go on, null at the end. */
  readonly prune: (after: string | null) => Promise<string | null>
  readonly onError: (error: unknown) => void
}

export interface Sweeper {
  /** Has a turn now, if no other process had one just before. Resolves when it is over, for tests. */
  readonly sweep: () => Promise<void>
  /** Begins no more, and waits for the few accounts under way. */
  readonly stop: () => Promise<void>
}

const TURN_MS = 60_000
/** So much of the database's time is spent in a turn at most: 2,000 accounts a minute, almost three million a day. */
const BATCHES_PER_TURN = 10
/** All processes together have one turn a minute, and each account is looked at once an hour at most. */
const TURN = { points: 1, windowSeconds: 55 }
const FIRST = ''
const ROUND = { points: 1, windowSeconds: 3600 }

/** Removes what has had its time, a little every minute, by whichever process is first (PR-3). */
export function startSweeper({ limiter, prune, onError }: Deps): Sweeper {
  let after: string | null = null
  let isStopped = false
  let running = Promise.resolve()
  const isFree = async (key: string, limit: typeof TURN) => (await takeAll(limiter, { key, limit })).retryAfterSeconds === 0

  const haveTurn = async () => {
    // Whoever has nothing to go on with begins a round, unless another process did: so nobody takes a turn for nothing.
    if (after === null && !(await isFree('sweep:round', ROUND))) return
    after ??= FIRST
    if (!(await isFree('sweep:turn', TURN))) return
    for (let batch = 0; batch < BATCHES_PER_TURN && !isStopped; batch += 1) {
      after = await prune(after)
      if (after === null) return
    }
  }
  const sweep = async () => {
    running = running.then(haveTurn).catch(onError)
    await running
  }
  const timer = setInterval(() => void sweep(), TURN_MS)
  timer.unref()
  return {
    sweep,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
