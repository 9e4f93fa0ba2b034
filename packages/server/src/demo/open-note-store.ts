import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { NoteStore } from './note-store.ts'

/** Notes stand in the database that the accounts stand in, or in a file beside theirs. Call it when those are open. */
export async function openNoteStore(config: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<NoteStore> {
  if (config.mongodbUri !== undefined) return await (await import('./mongo-note-store.ts')).openMongoNoteStore(config.mongodbUri)
  return (await import('./sqlite-note-store.ts')).openSqliteNoteStore(join(config.dataDir, 'demo.db'))
}
