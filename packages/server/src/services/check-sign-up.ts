import { toEmailKey } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { isActivatedBy } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { answerEvenly } from './answer-evenly.ts'
import { authenticate, mayBeLoggedIn } from './authenticate.ts'
import { prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { limitSource } from './limits.ts'

interface Deps {
  readonly store: AccountStore
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

export interface CheckSignUpResult {
  readonly status: 'waiting' | 'confirmed' | 'logged_in' | 'awaiting_approval'
  readonly user?: User
  readonly session?: SessionCookie
}

/**
 * Lets the dialog that waits for a confirmation go on when it was given in another tab or on another device. It says something only to the browser whose own
 * sign-up became the account: that browser chose the password, so it may be logged in, once.
 */
export async function checkSignUp(deps: Deps, input: Input<'checkSignup'>, caller: Caller): Promise<CheckSignUpResult> {
  const { store, policy, clock } = deps
  await limitSource(deps.limiter, 'poll', caller.source)
  const emailKey = toEmailKey(input.email)
  const current = await authenticate(deps, caller)
  if (current?.account.emailKey === emailKey) return { status: 'logged_in', user: toUser(current.account, clock.now()) }
  const browserHash = caller.signupSecret === null ? null : hashSecret(caller.signupSecret)
  // Anybody may ask, with the cookie of any sign-up.
  const account = browserHash === null ? null : await answerEvenly(deps, store.byEmail(emailKey))
  if (!account || browserHash === null || !isActivatedBy(account, browserHash, clock.now())) return { status: 'waiting' }

  if (current || policy.confirmLogsIn === 'never' || !mayBeLoggedIn(account, policy)) return { status: statusOf(account) }
  const session = prepareSession(deps.random, account.id, policy.rememberDefault, caller, policy.sessions)
  const changed = await changeAccount(
    store,
    () => store.byId(account.id),
    (found) => {
      const now = clock.now()
      if (!isActivatedBy(found, browserHash, now) || !mayBeLoggedIn(found, policy)) return { account: found, result: false }
      const begun: Account = session.begin(found, 'logged_in', now)
      return { account: begun, result: true }
    },
  )
  return changed?.result
    ? { status: 'logged_in', user: toUser(changed.account, clock.now()), session: session.cookieFor(changed.account) }
    : { status: statusOf(changed?.account ?? account) }
}

/** Confirmed without a login: whoever waits for approval must not read that they can log in now. A disabled account never comes here, since disabling it ended these news. */
function statusOf({ approvedAt }: Account): 'confirmed' | 'awaiting_approval' {
  return approvedAt ? 'confirmed' : 'awaiting_approval'
}
