import { closeSync, openSync } from 'node:fs'

/**
 * Makes a database file that nobody but the server's own user may read, if there is none; SQLite gives its other files the same mode. One that is there is never opened:
 * this process may have it open already, and when it closes any descriptor of a file, POSIX takes all its locks on that file away, those of SQLite too
 * (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
