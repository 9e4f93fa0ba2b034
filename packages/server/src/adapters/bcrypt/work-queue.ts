import { AuthError } from '@latchkey/shared'

/** What a piece of work is for. Somebody who waits for a login is served before somebody who chooses a password. */
export type WorkKind = 'verify' | 'hash'

export interface WorkQueueLimits {
  /** How many pieces are worked on at once. */
  readonly slots: number
  /** How many of each kind may wait. */
  readonly maxWaiting: Readonly<Record<WorkKind, number>>
  /** For how long: a machine that is busy with something else is slower than the numbers say, and a connection without an answer is cut in the end. */
  readonly waitMs: number
}

/** Does expensive work, a little at a time. */
export interface WorkQueue {
  /** Throws `overloaded` if `run` would be refused at once. */
  readonly refuseIfFull: (kind: WorkKind) => void
  /** Does `work` when its turn comes; rejects with `overloaded`, at once if too many of its kind are waiting, or when it has waited for too long. */
  readonly run: <Result>(kind: WorkKind, work: () => Promise<Result>) => Promise<Result>
}

/** After so many verifications in a row a waiting hash has its turn: a storm of logins must not keep the owner of an account from resetting its password. */
const VERIFIES_IN_A_ROW = 7

/** Bounded, because whoever waits longer than a few hash times has given up, and answering "come back" is cheaper than hashing for nobody (AV-6). */
export function createWorkQueue({ slots, maxWaiting, waitMs }: WorkQueueLimits): WorkQueue {
  const waiting: Record<WorkKind, Array<() => void>> = { verify: [], hash: [] }
  let running = 0
  let verifiesInARow = 0

  const next = (): (() => void) | undefined => {
    const isHashsTurn = waiting.hash.length > 0 && verifiesInARow >= VERIFIES_IN_A_ROW
    const start = isHashsTurn ? undefined : waiting.verify.shift()
    verifiesInARow = start ? verifiesInARow + 1 : 0
    return start ?? waiting.hash.shift()
  }
  const release = () => {
    const start = next()
    if (start) start()
    else running -= 1
  }
  /** The next begins before the caller of this one goes on: whatever it does with its result, the slot is in use meanwhile. */
  const begin = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } finally {
      release()
    }
  }
  /** The slot is handed over by whoever leaves it, so nobody can slip in between. */
  const beginInTurn = <Result>(kind: WorkKind, work: () => Promise<Result>) =>
    new Promise<Result>((resolve, reject) => {
      const start = () => {
        clearTimeout(timer)
        resolve(begin(work))
      }
      const timer = setTimeout(() => {
        waiting[kind] = waiting[kind].filter((other) => other !== start)
        reject(overloaded())
      }, waitMs)
      waiting[kind].push(start)
    })
  const refuseIfFull = (kind: WorkKind) => {
    if (running >= slots && waiting[kind].length >= maxWaiting[kind]) throw overloaded()
  }
  return {
    refuseIfFull,
    run: async (kind, work) => {
      refuseIfFull(kind)
      if (running >= slots) return await beginInTurn(kind, work)
      running += 1
      return await begin(work)
    },
  }
}

function overloaded(): AuthError {
  return new AuthError('overloaded', { retryAfterSeconds: 1 })
}
