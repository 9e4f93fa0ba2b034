import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { ProfileRules } from '../ports/profile-rules.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { answerEvenly } from './answer-evenly.ts'
import { mayBeLoggedIn } from './authenticate.ts'
import { endForeignSession, prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { hashForAttempt, keepAttempt, refuseTaken, refuseTakenUsername } from './keep-attempt.ts'
import { limitSource } from './limits.ts'
import { takeMailBudget } from './mail-budget.ts'
import { parseProfile } from './update-profile.ts'
import { refuseWeakPassword, type PasswordHooks } from './refuse-weak-password.ts'
import type { SignUpHooks } from './sign-up-hooks.ts'

interface Deps extends SignUpHooks, PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
  readonly profile?: ProfileRules | undefined
}

export interface SignUpResult {
  readonly status: 'confirm_email' | 'logged_in' | 'awaiting_approval'
  readonly user?: User
  readonly session?: SessionCookie
  /** Goes into a cookie of this browser, in all cases alike: it proves later that the sign-up was made here. */
  readonly signupSecret: string
}

/**
 * Asks for an account. Without `ACCOUNT_PRIVACY=friendly` the answer, its cookies and the work done for it are the same for a new, an unconfirmed and a
 * confirmed address: what differs is only which mail the owner of the mailbox gets (SU-1).
 */
export async function signUp(deps: Deps, given: Input<'signup'>, caller: Caller): Promise<SignUpResult> {
  const { store, hasher, policy, random } = deps
  if (policy.signup === 'closed') throw new AuthError('signup_closed')
  // In this order for the reason given in log-in.ts.
  await limitSource(deps.limiter, 'signup', caller.source)
  hasher.refuseIfFull('hash')
  const emailKey = toEmailKey(given.email)
  refuseWeakPassword(deps, 'password', given.password, given)
  await refuseTakenUsername(deps, given.username)
  const input = { ...given, profile: await parseProfile(deps.profile, given.profile) }
  const { password: _secret, ...form } = input
  await deps.beforeSignup?.(form, { source: caller.source, userAgent: caller.userAgent })

  const { strangers: mails } = await takeMailBudget(deps, { kind: 'signup', email: input.email, source: caller.source })
  const budgeted = { ...deps, policy: { ...policy, mails } }
  const signupSecret = random.secret()
  const existing = await store.byEmail(emailKey)
  refuseTaken(existing, policy)
  const password = await hashForAttempt(hasher, existing, input)
  const browser = { browserHash: hashSecret(signupSecret), locale: caller.locale }
  // An account that has an owner may stay as it is, and a write takes its time: it must not show, nor must the mail.
  const account = await answerEvenly(deps, keepAttempt(budgeted, input, { existing, password, browser }))
  return { ...(await answer(deps, account, caller)), signupSecret }
}

async function answer(deps: Deps, account: Account, caller: Caller): Promise<Omit<SignUpResult, 'signupSecret'>> {
  const { policy, store } = deps
  if (policy.confirmation === 'required') return { status: 'confirm_email' }
  if (!mayBeLoggedIn(account, policy)) return { status: 'awaiting_approval' }
  await endForeignSession(store, caller, account.id)
  const session = prepareSession(deps.random, account.id, policy.rememberDefault, caller, policy.sessions)
  const begin = (current: Account) => ({ account: session.begin(current, 'logged_in', deps.clock.now()), result: null })
  const changed = await changeAccount(store, () => store.byId(account.id), begin)
  return {
    status: 'logged_in',
    user: toUser(changed?.account ?? account, deps.clock.now()),
    session: session.cookieFor(changed?.account ?? account),
  }
}
