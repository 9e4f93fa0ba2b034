import type { Config } from '../config.ts'
import type { Stores } from '../open-stores.ts'
import { followAccounts } from './follow-accounts.ts'
import type { NoteStore } from './note-store.ts'
import { openNoteStore } from './open-note-store.ts'

/** Opens the notes of the demo beside the accounts, with which they go and are closed. If they can't be opened, the accounts are closed too. */
export async function addNotes(
  config: Pick<Config, 'mongodbUri' | 'dataDir'>,
  stores: Stores,
): Promise<{ stores: Stores; notes: NoteStore }> {
  const notes = await openNoteStore(config).catch(async (error: unknown) => {
    await stores.close()
    throw error
  })
  const close = async () => {
    await stores.close()
    await notes.close()
  }
  return { stores: { ...stores, accounts: followAccounts(stores.accounts, notes), close }, notes }
}
