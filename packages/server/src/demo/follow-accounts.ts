import type { AccountStore } from '../ports/account-store.ts'
import type { NoteStore } from './note-store.ts'

/**
 * Lets notes go with their owner's account (PR-1). A deleted account stays as an empty one until the mail about it is sent, and removing that asks once more: so
 * neither a crash in between nor a note that was just on its way leaves anything behind.
 */
export function followAccounts(accounts: AccountStore, notes: Pick<NoteStore, 'removeAll'>): AccountStore {
  return {
    ...accounts,
    replace: async (account, version) => {
      const isReplaced = await accounts.replace(account, version)
      if (isReplaced && account.deletedAt !== null) await notes.removeAll(account.id)
      return isReplaced
    },
    delete: async (id, version) => {
      // First the notes: an account that is still there can be asked for again.
      await notes.removeAll(id)
      return await accounts.delete(id, version)
    },
  }
}
