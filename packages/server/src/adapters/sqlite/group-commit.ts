import { closeSync, fdatasync, openSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { StoreUnavailable } from '../../ports/account-store.ts'

const syncData = promisify(fdatasync)

/** Brings commits to the disk, many at once. */
export interface GroupCommit {
  /** Resolves when all that was committed before the call would survive a power failure; rejects with `StoreUnavailable` once the disk has failed, and from then on. */
  readonly sync: () => Promise<void>
  /** Waits for what is on its way. */
  readonly close: () => Promise<void>
}

/**
 * Group commit for a database with a write-ahead log and `synchronous = NORMAL`. There a commit is the last frames of the log, and a sync of that file is all that `FULL` would add
 * (https://sqlite.org/pragma.html#pragma_synchronous); but `FULL` syncs for each commit, and nobody is answered meanwhile. The log is one file for as long as the database is open.
 */
export function openGroupCommit(database: DatabaseSync, onFailure?: () => void): GroupCommit {
  const file = database.location()
  if (file === null) return { sync: async () => {}, close: async () => {} } // in memory
  const log = openSync(`${file}-wal`, 'r+')
  let isClosing = false
  const sync = shareSyncs(
    () => syncData(log),
    () => {
      if (!isClosing) onFailure?.()
    },
  )
  const close = async () => {
    isClosing = true
    await sync().catch(() => {})
    closeSync(log)
  }
  return { sync, close }
}

/** Makes one call of `sync` do for all who ask while the one before is on its way. After a failure, which is told once, none is tried: systems forget what they could not write, and say so only once. */
export function shareSyncs(sync: () => Promise<void>, onFailure?: () => void): () => Promise<void> {
  let last = Promise.resolve()
  let next: Promise<void> | null = null
  const syncAfterLast = async () => {
    await last
    // Whoever asks from here on may have committed too late for this one.
    next = null
    last = sync().catch((error: unknown) => {
      onFailure?.()
      throw new StoreUnavailable('the disk has failed', { cause: error })
    })
    await last
  }
  return () => (next ??= syncAfterLast())
}
