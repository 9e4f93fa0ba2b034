import { AuthError } from '@latchkey/shared'
import type { Input, Output } from '@latchkey/shared/contract'
import type { Account, Session } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { viewActivity, viewSessions } from '../domain/account-view.ts'
import { cancelEmailChange } from '../domain/email-change.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { endOtherSessions } from '../domain/session.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller } from './caller.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'
import { findCallersDevice } from './prepare-device.ts'
import { requireFresh } from './prove-identity.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
}

/** Lists the browsers that are logged in to the caller's account. No secret of theirs is shown (SE-6). */
export async function listSessions(deps: Deps, caller: Caller): Promise<Output<'listSessions'>> {
  const { account, session } = await requireLogin(deps, caller)
  return viewSessions(account, session, deps.policy.sessions, deps.clock.now())
}

/** Lists what happened to the caller's account, newest first. */
export async function listActivity(deps: Deps, caller: Caller): Promise<Output<'listActivity'>> {
  return viewActivity((await requireLogin(deps, caller)).account)
}

/** Ends one of the caller's own sessions; `not_found` for any other id. Another than the one that asks needs a fresh login, as all others together do (SE-8). `endedOwn`: it was the one that asked. */
export async function revokeSession(deps: Deps, { id }: Input<'revokeSession'>, caller: Caller): Promise<{ endedOwn: boolean }> {
  const { result } = await changeOwnAccount(deps, caller, (account, session, now) => {
    if (!account.sessions.some((other) => other.id === id)) throw new AuthError('not_found')
    if (session.id !== id) requireFresh(session, now)
    const ended = keepSessions(account, (other) => other.id !== id)
    return { account: addActivity(ended, 'session_revoked', caller.userAgent, now), result: { endedOwn: session.id === id } }
  })
  return result
}

/**
 * Ends every other session, an address that waits to be confirmed (EC-3), and the trust in all other browsers (docs/decisions/0012): one of them may be a thief's. Needs a fresh
 * login, so that a stolen cookie can't shut its owner out (SE-8).
 */
export async function revokeOtherSessions(deps: Deps, caller: Caller): Promise<null> {
  await changeOwnAccount(deps, caller, (account, session, now) => {
    requireFresh(session, now)
    const own = findCallersDevice(account, caller, now)
    const ended: Account = {
      ...endOtherSessions(cancelEmailChange(account), session.secretHash),
      devices: account.devices && (own ? [own] : []),
    }
    return { account: addActivity(ended, 'other_sessions_revoked', caller.userAgent, now), result: null }
  })
  return null
}

function keepSessions(account: Account, keep: (session: Session) => boolean): Account {
  return { ...account, sessions: account.sessions.filter(keep) }
}
