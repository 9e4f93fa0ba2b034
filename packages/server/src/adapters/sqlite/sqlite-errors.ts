import { setTimeout as wait } from 'node:timers/promises'
import { AccountExists, StoreUnavailable } from '../../ports/account-store.ts'

/** Primary result codes (https://sqlite.org/rescode.html) that say nothing about the caller's request: busy, locked, read-only, I/O error, full, can't open. */
const UNAVAILABLE: ReadonlySet<number> = new Set([5, 6, 8, 10, 13, 14])
const UNIQUE_CONSTRAINT = 2067
const PRIMARY_KEY_CONSTRAINT = 1555

const BUSY = 5
/** How long an operation waits in all for another process that writes, and between two looks. */
const WAIT_MS = 2000
const PAUSE_MS = 20

/** Runs one operation and turns what SQLite throws into the errors of the port. While another process writes it waits aside, so that this one goes on with everything else. */
export async function runOnDatabase<Result>(operation: () => Result): Promise<Result> {
  const start = performance.now()
  for (;;) {
    try {
      return operation()
    } catch (error) {
      if (!isBusy(error) || performance.now() - start >= WAIT_MS) throw toStoreError(error)
      await wait(PAUSE_MS)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === BUSY
}

/** The error of the port that an error of SQLite stands for; other errors stay as they are. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  // After close(), Node says so for the database and for its statements.
  if (error.code === 'ERR_INVALID_STATE') return new StoreUnavailable('the database is closed', { cause: error })
  const resultCode = 'errcode' in error ? Number(error.errcode) : 0
  if (resultCode === PRIMARY_KEY_CONSTRAINT) return new AccountExists('id')
  if (resultCode === UNIQUE_CONSTRAINT) return new AccountExists(error.message.includes('username_key') ? 'username' : 'email')
  // An extended code holds the primary one in its low byte.
  return UNAVAILABLE.has(resultCode & 0xff) ? new StoreUnavailable('the database can not be used', { cause: error }) : error
}
