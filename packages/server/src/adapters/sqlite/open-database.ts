import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { createPrivateFile } from './create-private-file.ts'

/** How long a statement may hold up everything else while another process writes; the rest of the wait is `runOnDatabase`'s. */
const BUSY_MS = 50
/** At the start there is nothing else to hold up. */
const START_BUSY_MS = 5000

/** The steps from an empty file to the present schema. Never change one that was released: add another. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE accounts (
     id TEXT PRIMARY KEY,
     version INTEGER NOT NULL,
     email_key TEXT NOT NULL,
     username_key TEXT,
     mail_due_at INTEGER,
     doc TEXT NOT NULL
   ) STRICT;
   CREATE UNIQUE INDEX accounts_email_key ON accounts (email_key);
   CREATE UNIQUE INDEX accounts_username_key ON accounts (username_key) WHERE username_key IS NOT NULL;
   CREATE INDEX accounts_mail_due_at ON accounts (mail_due_at) WHERE mail_due_at IS NOT NULL;
   CREATE TABLE limits (
     key TEXT PRIMARY KEY,
     points INTEGER NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX limits_expires_at ON limits (expires_at);`,
]

/**
 * Opens the embedded database, and makes its folder and tables if they are not there. `:memory:` is gone when it is closed.
 * Several processes may have one file open. A commit outlives the process at once, a power failure as soon as the log was synced (`openGroupCommit`).
 */
export function openSqliteDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') {
    createFolder(dirname(path))
    createPrivateFile(path)
  }
  const database = new DatabaseSync(path, { timeout: START_BUSY_MS })
  try {
    const { journal_mode: mode } = database.prepare('PRAGMA journal_mode = WAL').get() ?? {}
    if (mode !== 'wal' && mode !== 'memory')
      throw new StoreUnavailable('the folder of the database can not hold a write-ahead log: is it on another machine?')
    // Else what is deleted stays in the file until its place is needed: names and addresses of people who have gone (PR-1).
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON')
    migrate(database)
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Not `recursive`: below a folder that can't have any, such as /proc, Node would try for ever. */
function createFolder(path: string): void {
  if (existsSync(path)) return
  createFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(path)) throw error
  }
}

function migrate(database: DatabaseSync): void {
  // Immediate: of two processes that start together, one migrates and the other waits and finds it done.
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    if (version > MIGRATIONS.length) throw new StoreUnavailable('the database file was written by a newer version of Latchkey')
    for (const step of MIGRATIONS.slice(version)) database.exec(step)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
