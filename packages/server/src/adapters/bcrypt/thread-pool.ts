import { availableParallelism } from 'node:os'

/** What libuv makes of it: 4 threads if nothing is said, 1 of whatever is no number, 1,024 at most (docs.libuv.org, "Thread pool work scheduling"). */
const SETTING = 'UV_THREADPOOL_SIZE'
const DEFAULT_SIZE = '4'
const SIZE_MAX = 1024
/** For files and for names: one that hangs must not keep the others waiting. */
const SPARE_THREADS = 2

interface Machine {
  readonly cores: number
  readonly env: Record<string, string | undefined>
}

/** The environment itself and not our settings: libuv reads it there. */
const thisMachine = (): Machine => ({ cores: availableParallelism(), env: process.env })

/**
 * Gives libuv's pool, on which bcrypt works, a thread for each core and some for everything else, unless the operator has said how many it shall have. For a process of our
 * own, before anything is done in the pool: later it has no effect.
 */
export function growThreadPool({ cores, env }: Machine = thisMachine()): void {
  env[SETTING] ||= String(Math.max(Number(DEFAULT_SIZE), cores + SPARE_THREADS))
}

/** How many hashes at once: as many as there are cores, but never on all threads of the pool, where files and names would wait behind them. */
export function hashSlots({ cores, env }: Machine = thisMachine()): number {
  const asked = Number.parseInt(env[SETTING] ?? DEFAULT_SIZE, 10) || 1
  const threads = Math.min(Math.max(asked, 1), SIZE_MAX)
  return Math.max(1, Math.min(cores, threads - 1))
}
