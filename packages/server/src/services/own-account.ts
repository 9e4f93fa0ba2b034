import { AuthError } from '@latchkey/shared'
import type { Account, Session } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { findSession } from '../domain/session.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import { authenticate, mayBeLoggedIn, parseSessionToken, type Authenticated } from './authenticate.ts'
import type { Caller } from './caller.ts'
import { changeAccount, type Change } from './change-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
}

/** The caller's account and session; throws `login_required` for a guest. */
export async function requireLogin(deps: Deps, caller: Caller): Promise<Authenticated> {
  const authenticated = await authenticate(deps, caller)
  if (!authenticated) throw new AuthError('login_required')
  return authenticated
}

/**
 * Changes the caller's own account by compare-and-swap. The session has to be alive in the very version that is replaced, so that one which was ended a moment ago
 * changes nothing any more (SE-4); else `login_required`.
 */
export async function changeOwnAccount<Result>(
  { store, clock, policy }: Deps,
  caller: Caller,
  change: (account: Account, session: Session, now: Date) => Change<Result>,
): Promise<Change<Result>> {
  const token = parseSessionToken(caller.sessionToken)
  if (!token) throw new AuthError('login_required')
  const changed = await changeAccount(
    store,
    () => store.byId(token.accountId),
    (account) => {
      const now = clock.now()
      const session = mayBeLoggedIn(account, policy) ? findSession(account, token.secretHash, policy.sessions, now) : null
      if (!session) throw new AuthError('login_required')
      return change(account, session, now)
    },
  )
  if (!changed) throw new AuthError('login_required')
  return changed
}
