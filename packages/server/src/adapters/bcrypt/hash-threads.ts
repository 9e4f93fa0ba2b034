import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

const TASKS = '/proc/self/task'
/** How Node names the threads of libuv's pool, on which bcrypt works. */
const POOL_THREAD = 'libuv-worker'
/** Gives them a tenth of a core that the main thread wants too, and all of one that nobody wants. */
const NICE = 10

/**
 * Lets the threads that hash passwords step back behind the one that answers requests, so that a storm of logins does not slow everybody else down. Only on Linux, where
 * threads have priorities of their own (sched(7)); the pool must have begun to work. Returns how many threads stepped back.
 */
export function lowerHashThreads(): number {
  if (process.platform !== 'linux') return 0
  try {
    const threads = readdirSync(TASKS).filter((thread) => readFileSync(`${TASKS}/${thread}/comm`, 'utf8').trim() === POOL_THREAD)
    for (const thread of threads) setPriority(Number(thread), NICE)
    return threads.length
  } catch {
    // Without /proc, or where it is forbidden, everything works as it does elsewhere.
    return 0
  }
}
