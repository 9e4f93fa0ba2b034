import type { User } from '@latchkey/shared/contract'
import type { TRPCClientError, TRPCLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { readAuthError } from './read-auth-error.ts'

/** What the link needs of an `Auth`. */
interface Asked {
  readonly user: () => User | null
  readonly loginWithForm: (options: { readonly again: true }) => Promise<User | null>
  readonly requireUser: (options: { readonly confirmed: true }) => Promise<User | null>
}

/**
 * A tRPC link, to stand before `httpLink`: a call that was refused because nobody is logged in, the login is too old or the address is not confirmed waits for the
 * dialog about it, and is then made again, once, as it was. Cancelled, or somebody else logged in: the caller gets the refusal.
 */
export function authRetryLink<Router extends AnyTRPCRouter>(auth: Asked): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        type Refusal = TRPCClientError<Router>
        let subscription: { unsubscribe: () => void } | undefined
        let isOver = false
        const send = (onRefused: (refusal: Refusal) => void) => {
          subscription = next(op).subscribe({
            next: (value) => observer.next(value),
            error: onRefused,
            complete: () => observer.complete(),
          })
        }
        const askAndRepeat = async (refusal: Refusal) => {
          const isGranted = await askAbout(auth, readAuthError(refusal).code)
          if (isOver) return
          if (isGranted) send((second) => observer.error(second))
          else observer.error(refusal)
        }
        send((refusal) => void askAndRepeat(refusal))
        return () => {
          isOver = true
          subscription?.unsubscribe()
        }
      })
}

async function askAbout(auth: Asked, code: string): Promise<boolean> {
  const before = auth.user()
  const now = await openFor(auth, code)
  // Nobody's action is repeated in the name of somebody else.
  return now !== null && (before === null || before.id === now.id)
}

async function openFor(auth: Asked, code: string): Promise<User | null> {
  switch (code) {
    case 'login_required':
    case 'fresh_login':
      return auth.loginWithForm({ again: true })
    case 'confirm_first':
      return auth.requireUser({ confirmed: true })
    default:
      return null
  }
}
