import { AuthError } from '@latchkey/shared'
import { createSignal, type Accessor } from 'solid-js'
import type { NotesApi, NoteView } from '../../client/create-notes-client.ts'
import type { Flashes } from '../flashes.ts'

export interface Notes {
  /** Newest first; undefined until they are there. */
  readonly all: Accessor<readonly NoteView[] | undefined>
  readonly busy: Accessor<boolean>
  readonly load: () => Promise<boolean>
  /** Each resolves to whether it worked; what did not has been told. */
  readonly add: (text: string) => Promise<boolean>
  readonly change: (id: string, text: string) => Promise<boolean>
  readonly remove: (id: string) => Promise<boolean>
}

/** The notes of whoever is logged in, as this page knows them. */
export function createNotes(api: NotesApi, flashes: Flashes): Notes {
  const [all, setAll] = createSignal<readonly NoteView[]>()
  const [busy, setBusy] = createSignal(false)
  const attempt = async (work: () => Promise<unknown>, done?: string) => {
    if (busy()) return false
    setBusy(true)
    try {
      await work()
      setAll(await api.list())
      if (done) flashes.show('success', done)
      return true
    } catch (error) {
      flashes.show('error', wordsFor(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    all,
    busy,
    load: () => attempt(async () => {}),
    add: (text) => attempt(() => api.add({ text }), 'Note added.'),
    change: (id, text) => attempt(() => api.change({ id, text }), 'Note changed.'),
    remove: (id) => attempt(() => api.remove({ id }), 'Note deleted.'),
  }
}

function wordsFor(error: unknown): string {
  const code = error instanceof AuthError ? error.code : 'internal'
  if (code === 'invalid_input') return 'A note has 1 to 2,000 characters.'
  if (code === 'forbidden') return 'These are as many notes as there can be. Delete some first.'
  if (code === 'not_found') return 'This note is gone already. Load the page anew to see which are there.'
  if (code === 'login_required' || code === 'confirm_first')
    return 'Nothing was saved, because nobody is logged in. What you typed is still here.'
  return 'That did not work. What you typed is still here: please try again in a moment.'
}
