import type { Input } from '@latchkey/shared/contract'
import { addActivity } from '../domain/activity.ts'
import { cancelEmailChange } from '../domain/email-change.ts'
import { endAllSessions, endSession, findSession } from '../domain/session.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import { parseSessionToken } from './authenticate.ts'
import type { Caller } from './caller.ts'
import { changeAccount } from './change-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
}

/** Ends this session, or every session of the account; harmless for a guest. Only a living session can end the others. */
export async function logOut(deps: Deps, input: Input<'logout'>, caller: Caller): Promise<null> {
  const token = parseSessionToken(caller.sessionToken)
  if (!token) return null
  await changeAccount(
    deps.store,
    () => deps.store.byId(token.accountId),
    (account) => {
      const now = deps.clock.now()
      const isLoggedIn = findSession(account, token.secretHash, deps.policy.sessions, now) !== null
      if (!isLoggedIn) return { account: endSession(account, token.secretHash), result: null }
      const everywhere = input?.everywhere === true
      const ended = everywhere ? endAllSessions(cancelEmailChange(account)) : endSession(account, token.secretHash)
      return { account: addActivity(ended, everywhere ? 'logged_out_everywhere' : 'logged_out', caller.userAgent, now), result: null }
    },
  )
  return null
}
