import { createTRPCUntypedClient, httpLink, type TRPCLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { authRetryLink } from './auth-retry-link.ts'
import { readAuthError } from './read-auth-error.ts'

/** A note of the demo. Times are ISO 8601, UTC. */
export interface NoteView {
  readonly id: string
  readonly text: string
  readonly createdAt: string
}

/** What the demo's own router answers; each call rejects with an `AuthError`. */
export interface NotesApi {
  readonly list: () => Promise<NoteView[]>
  readonly add: (input: { readonly text: string }) => Promise<NoteView>
  readonly change: (input: { readonly id: string; readonly text: string }) => Promise<null>
  readonly remove: (input: { readonly id: string }) => Promise<null>
}

/** Calls the notes as any application calls its own procedures: a login that is over is asked for again, and the call is repeated (UX-58). */
export function createNotesClient(url: string, auth: Parameters<typeof authRetryLink>[0]): NotesApi {
  const retry: TRPCLink<AnyTRPCRouter> = authRetryLink(auth)
  const client = createTRPCUntypedClient<AnyTRPCRouter>({ links: [retry, httpLink({ url })] })
  const orAuthError = async (answer: Promise<unknown>): Promise<never> =>
    answer.catch((error: unknown) => {
      throw readAuthError(error)
    }) as Promise<never>
  return {
    list: () => orAuthError(client.query('notes.list')),
    add: (input) => orAuthError(client.mutation('notes.add', input)),
    change: (input) => orAuthError(client.mutation('notes.change', input)),
    remove: (input) => orAuthError(client.mutation('notes.remove', input)),
  }
}
