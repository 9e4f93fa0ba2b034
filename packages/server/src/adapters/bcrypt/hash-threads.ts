import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

const TASKS = '/proc/self/task'
/** How Node names the threads of libuv's pool, on which bcrypt works. */
const POOL_THREAD = 'libuv-worker'
/**
 * How far the threads that hash step back (nice(1)). Of a core that the thread which answers wants too they keep a tenth in a host's process, where others may want it all the time, and next to
 * nothing in one of our own (docs/decisions/0021); of a core that nobody wants, all.
 */
export const HASH_NICE = { guest: 10, own: 19 } as const

/**
 * Lets the threads that hash passwords step back behind the one that answers requests, so that a storm of logins does not slow everybody else down. Only on Linux, where
 * threads have priorities of their own (sched(7)); the pool must have begun to work. Returns how many threads stepped back.
 */
export function lowerHashThreads(nice: number): number {
  if (process.platform !== 'linux') return 0
  try {
    const threads = readdirSync(TASKS).filter((thread) => readFileSync(`${TASKS}/${thread}/comm`, 'utf8').trim() === POOL_THREAD)
    for (const thread of threads) setPriority(Number(thread), nice)
    return threads.length
  } catch {
    // Without /proc, or where it is forbidden, everything works as it does elsewhere.
    return 0
  }
}
