import { AuthError } from '@latchkey/shared'
import type { User } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { endForeignSession, prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { refuseByState } from './log-in.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/**
 * Begins a session for an account because the application says so, without its password: what needs a freshly typed one still asks for it (SE-8). Throws
 * `not_found`, and what a login would: `account_disabled`, `email_not_confirmed`, `awaiting_approval`.
 */
export async function logInAs(deps: Deps, accountId: string, caller: Caller): Promise<{ user: User; session: SessionCookie }> {
  const { store, policy, clock } = deps
  const session = prepareSession(deps.random, accountId, policy.rememberDefault, caller, policy.sessions)
  const changed = await changeAccount(
    store,
    () => store.byId(accountId),
    (account) => {
      if (account.deletedAt) throw new AuthError('not_found')
      refuseByState(account, policy)
      return { account: unproven(account, session.begin(account, 'logged_in', clock.now())), result: null }
    },
  )
  if (!changed) throw new AuthError('not_found')
  await endForeignSession(store, caller, accountId)
  return { user: toUser(changed.account, clock.now()), session: session.cookieFor(changed.account) }
}

/** Nobody has typed a password for the session that has begun. */
function unproven(before: Account, begun: Account): Account {
  const older = new Set(before.sessions.map(({ id }) => id))
  return { ...begun, sessions: begun.sessions.map((session) => (older.has(session.id) ? session : { ...session, provenAt: new Date(0) })) }
}
