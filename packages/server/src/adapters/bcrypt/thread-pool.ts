import { availableParallelism } from 'node:os'

/** libuv takes its number of threads from here; what is no number is one (docs.libuv.org, "Thread pool work scheduling"). */
const SETTING = 'UV_THREADPOOL_SIZE'
const DEFAULT_SIZE = 4
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
  env[SETTING] ||= String(Math.max(DEFAULT_SIZE, cores + SPARE_THREADS))
}

/** How many hashes at once: as many as there are cores, but never on all threads of the pool, where files and names would wait behind them. */
export function hashSlots({ cores, env }: Machine = thisMachine()): number {
  const size = env[SETTING]
  const threads = size === undefined ? DEFAULT_SIZE : Number.parseInt(size, 10) || 1
  return Math.max(1, Math.min(cores, threads - 1))
}
