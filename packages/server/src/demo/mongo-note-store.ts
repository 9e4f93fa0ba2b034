import { connectMongo } from '../adapters/mongo/connect.ts'
import { ensureIndexes, type NamedIndex } from '../adapters/mongo/indexes.ts'
import { isDuplicateKey, OPERATION_MS, runOnMongo } from '../adapters/mongo/mongo-errors.ts'
import type { NoteStore } from './note-store.ts'

interface NoteDocument {
  readonly _id: string
  readonly ownerId: string
  readonly text: string
  readonly createdAt: Date
  /** Which of the owner's places it takes, counted from 0: no two notes take one, so there are never more notes than places. Older notes have none. */
  readonly slot?: number
}

const INDEXES: readonly NamedIndex[] = [
  { name: 'demo_notes_owner', key: { ownerId: 1, createdAt: -1 } },
  { name: 'demo_notes_slot', key: { ownerId: 1, slot: 1 }, unique: true, partialFilterExpression: { slot: { $type: 'number' } } },
]
const BOUNDED = { maxTimeMS: OPERATION_MS }

const COLLECTION = 'demo_notes'

/** Tells whether there is a collection of notes, and makes none. */
export async function hasMongoNotes(uri: string): Promise<boolean> {
  const { client, database } = await connectMongo(uri)
  // Whoever may use a few collections only may list these without any other right.
  const only = { nameOnly: true, authorizedCollections: true }
  try {
    return (await runOnMongo(() => database.listCollections({ name: COLLECTION }, only).toArray())).length > 0
  } finally {
    await client.close()
  }
}

/** Notes in the collection `demo_notes`, over a connection of their own. */
export async function openMongoNoteStore(uri: string): Promise<NoteStore> {
  const { client, database } = await connectMongo(uri)
  const notes = database.collection<NoteDocument>(COLLECTION)
  await ensureIndexes(notes, INDEXES).catch(async (error: unknown) => {
    await client.close()
    throw error
  })
  return {
    list: async (ownerId) => {
      const found = notes.find({ ownerId }, { ...BOUNDED, sort: { createdAt: -1, _id: -1 } })
      return (await runOnMongo(() => found.toArray())).map(({ _id, text, createdAt }) => ({ id: _id, text, createdAt }))
    },
    insert: async (ownerId, { id, text, createdAt }, max) => {
      for (;;) {
        const taken = await runOnMongo(() => notes.find({ ownerId }, { ...BOUNDED, projection: { slot: 1 } }).toArray())
        // The driver's second try after a lost answer finds its own work.
        if (taken.some(({ _id }) => _id === id)) return true
        if (taken.length >= max) return false
        const slots = new Set(taken.map(({ slot }) => slot))
        let slot = 0
        while (slots.has(slot)) slot += 1
        try {
          await runOnMongo(() => notes.insertOne({ _id: id, ownerId, text, createdAt, slot }, BOUNDED))
          return true
        } catch (error) {
          // Somebody was faster with this place; each time there is one less.
          if (!isDuplicateKey(error)) throw error
        }
      }
    },
    change: async (ownerId, id, text) =>
      (await runOnMongo(() => notes.updateOne({ _id: id, ownerId }, { $set: { text } }, BOUNDED))).matchedCount === 1,
    remove: async (ownerId, id) => (await runOnMongo(() => notes.deleteOne({ _id: id, ownerId }, BOUNDED))).deletedCount === 1,
    removeAll: async (ownerId) => void (await runOnMongo(() => notes.deleteMany({ ownerId }, BOUNDED))),
    close: () => client.close(),
  }
}
