import { DatabaseSync } from 'node:sqlite'
import { createPrivateFile } from '../adapters/sqlite/create-private-file.ts'
import { runOnDatabase } from '../adapters/sqlite/sqlite-errors.ts'
import type { NoteStore } from './note-store.ts'

const BUSY_MS = 50

/** Notes in a file of their own, in a folder that exists; `:memory:` is gone when it is closed. */
export function openSqliteNoteStore(path: string): NoteStore {
  if (path !== ':memory:') createPrivateFile(path)
  const database = new DatabaseSync(path, { timeout: BUSY_MS })
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
     CREATE TABLE IF NOT EXISTS notes (id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, text TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
     CREATE INDEX IF NOT EXISTS notes_owner ON notes (owner_id, created_at)`,
  )
  const list = database.prepare('SELECT id, text, created_at FROM notes WHERE owner_id = ? ORDER BY created_at DESC, id DESC')
  // One statement, so that no other insert comes between counting and writing.
  const insert = database.prepare(
    `INSERT INTO notes (id, owner_id, text, created_at)
     SELECT :id, :owner, :text, :at WHERE (SELECT count(*) FROM notes WHERE owner_id = :owner) < :max`,
  )
  const change = database.prepare('UPDATE notes SET text = ? WHERE owner_id = ? AND id = ?')
  const remove = database.prepare('DELETE FROM notes WHERE owner_id = ? AND id = ?')
  const removeAll = database.prepare('DELETE FROM notes WHERE owner_id = ?')
  return {
    list: async (ownerId) => {
      const rows = await runOnDatabase(() => list.all(ownerId))
      return rows.map((row) => ({ id: String(row['id']), text: String(row['text']), createdAt: new Date(Number(row['created_at'])) }))
    },
    insert: async (owner, { id, text, createdAt }, max) =>
      (await runOnDatabase(() => insert.run({ id, owner, text, at: createdAt.getTime(), max }))).changes === 1,
    change: async (ownerId, id, text) => (await runOnDatabase(() => change.run(text, ownerId, id))).changes === 1,
    remove: async (ownerId, id) => (await runOnDatabase(() => remove.run(ownerId, id))).changes === 1,
    removeAll: async (ownerId) => void (await runOnDatabase(() => removeAll.run(ownerId))),
    close: async () => {
      if (database.isOpen) database.close()
    },
  }
}
