import type { Config } from '../config.ts'
import type { Stores } from '../open-stores.ts'
import { followAccounts } from './follow-accounts.ts'
import type { NoteStore } from './note-store.ts'
import { findNoteStore, openNoteStore } from './open-note-store.ts'

type Place = Pick<Config, 'mongodbUri' | 'dataDir'>

/** Opens the notes of the demo beside the accounts, with which they go and are closed. If they can't be opened, the accounts are closed too. */
export async function addNotes(place: Place, stores: Stores): Promise<{ stores: Stores; notes: NoteStore }> {
  const notes = await orClose(stores, openNoteStore(place))
  return { stores: withNotes(stores, notes), notes }
}

/** The same where there are notes already. The accounts of another application are left as they are: it has no notes, and gets none. */
export async function addKnownNotes(place: Place, stores: Stores): Promise<Stores> {
  const notes = await orClose(stores, findNoteStore(place))
  return notes ? withNotes(stores, notes) : stores
}

async function orClose<Opened>(stores: Stores, opening: Promise<Opened>): Promise<Opened> {
  return await opening.catch(async (error: unknown) => {
    await stores.close()
    throw error
  })
}

function withNotes(stores: Stores, notes: NoteStore): Stores {
  const close = async () => {
    await stores.close()
    await notes.close()
  }
  return { ...stores, accounts: followAccounts(stores.accounts, notes), close }
}
