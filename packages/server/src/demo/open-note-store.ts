import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { NoteStore } from './note-store.ts'

type Place = Pick<Config, 'mongodbUri' | 'dataDir'>

/** Notes stand in the database that the accounts stand in, or in a file beside theirs. Call it when those are open. */
export async function openNoteStore({ mongodbUri, dataDir }: Place): Promise<NoteStore> {
  if (mongodbUri !== undefined) return await (await import('./mongo-note-store.ts')).openMongoNoteStore(mongodbUri)
  return (await import('./sqlite-note-store.ts')).openSqliteNoteStore(fileIn(dataDir))
}

/** The notes if there are any there; null, and nothing is made, where the demo has never run. */
export async function findNoteStore(place: Place): Promise<NoteStore | null> {
  const { mongodbUri, dataDir } = place
  const isThere =
    mongodbUri === undefined ? existsSync(fileIn(dataDir)) : await (await import('./mongo-note-store.ts')).hasMongoNotes(mongodbUri)
  return isThere ? await openNoteStore(place) : null
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'demo.db')
}
