import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { takeAll } from './limits.ts'

interface Deps {
  readonly limiter: Pick<RateLimiter, 'take'>
  /** Prunes the next few accounts; returns where to go on, null at the end. */
  readonly prune: (after: string | null) => Promise<string | null>
  readonly random: Pick<Random, 'integer'>
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
const ROUND_TURN = { points: 1, windowSeconds: 3600 }

/** What addresses begin with, in their order: accounts are looked at in the order of their addresses. */
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const FIRST = ''

/** One look at all accounts: from a place somewhere among them to the last, and from the first to that place. */
interface Round {
  readonly begin: string
  readonly after: string
  readonly isSecondHalf: boolean
}

/** At random, because a place is forgotten with its process: else those at the end would never have their turn where many accounts are and processes do not live long. */
function beginRound(random: Pick<Random, 'integer'>): Round {
  const begin = Array.from({ length: 3 }, () => LETTERS.charAt(random.integer(LETTERS.length))).join('')
  return { begin, after: begin, isSecondHalf: false }
}

/** Null at its end. */
function goOn(round: Round, next: string | null): Round | null {
  if (round.isSecondHalf) return next === null || next >= round.begin ? null : { ...round, after: next }
  return next === null ? { ...round, after: FIRST, isSecondHalf: true } : { ...round, after: next }
}

/** Removes what has had its time, a little every minute, by whichever process is first (PR-3). */
export function startSweeper({ limiter, prune, random, onError }: Deps): Sweeper {
  let round: Round | null = null
  let isStopped = false
  let running = Promise.resolve()
  const isFree = async (key: string, limit: typeof TURN) => (await takeAll(limiter, { key, limit })).retryAfterSeconds === 0

  const haveTurn = async () => {
    // Whoever has nothing to go on with begins a round, unless another process did: so nobody takes a turn for nothing.
    if (round === null && !(await isFree('sweep:round', ROUND_TURN))) return
    round ??= beginRound(random)
    if (!(await isFree('sweep:turn', TURN))) return
    for (let batch = 0; batch < BATCHES_PER_TURN && !isStopped; batch += 1) {
      round = goOn(round, await prune(round.after))
      if (round === null) return
    }
  }
  const sweep = async () => {
    running = running.then(haveTurn).catch((error: unknown) => {
      // The next round begins elsewhere, so that an account that can not be read keeps nobody from their turn for ever.
      round = null
      onError(error)
    })
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
