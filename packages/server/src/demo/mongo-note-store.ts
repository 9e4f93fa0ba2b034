import { connectMongo } from '../adapters/mongo/connect.ts'
import { ensureIndexes, type NamedIndex } from '../adapters/mongo/indexes.ts'
import { OPERATION_MS, runOnMongo } from '../adapters/mongo/mongo-errors.ts'
import type { NoteStore } from './note-store.ts'

interface NoteDocument {
  readonly _id: string
  readonly ownerId: string
  readonly text: string
  readonly createdAt: Date
}

const INDEXES: readonly NamedIndex[] = [{ name: 'demo_notes_owner', key: { ownerId: 1, createdAt: -1 } }]
const BOUNDED = { maxTimeMS: OPERATION_MS }

/** Notes in the collection `demo_notes`, over a connection of their own. */
export async function openMongoNoteStore(uri: string): Promise<NoteStore> {
  const { client, database } = await connectMongo(uri)
  const notes = database.collection<NoteDocument>('demo_notes')
  await ensureIndexes(notes, INDEXES).catch(async (error: unknown) => {
    await client.close()
    throw error
  })
  return {
    list: async (ownerId) => {
      const found = notes.find({ ownerId }, { ...BOUNDED, sort: { createdAt: -1, _id: -1 } })
      return (await runOnMongo(() => found.toArray())).map(({ _id, text, createdAt }) => ({ id: _id, text, createdAt }))
    },
    insert: async (ownerId, { id, text, createdAt }) => {
      // An upsert, so that the driver's second try after a lost answer finds its own work.
      await runOnMongo(() => notes.updateOne({ _id: id, ownerId }, { $set: { text, createdAt } }, { ...BOUNDED, upsert: true }))
    },
    change: async (ownerId, id, text) =>
      (await runOnMongo(() => notes.updateOne({ _id: id, ownerId }, { $set: { text } }, BOUNDED))).matchedCount === 1,
    remove: async (ownerId, id) => (await runOnMongo(() => notes.deleteOne({ _id: id, ownerId }, BOUNDED))).deletedCount === 1,
    removeAll: async (ownerId) => void (await runOnMongo(() => notes.deleteMany({ ownerId }, BOUNDED))),
    close: () => client.close(),
  }
}
