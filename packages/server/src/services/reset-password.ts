import { AuthError, toEmailKey } from '@latchkey/shared'
import type { Input, Output, User } from '@latchkey/shared/contract'
import type { Account, PasswordHash } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { cancelEmailChange } from '../domain/email-change.ts'
import { endEmailCodes } from '../domain/email-code.ts'
import { checkLinkKey, endLinkKeys } from '../domain/link-key.ts'
import { dropMailsFor, forgetSentMails, queueMail } from '../domain/mail-intent.ts'
import { createNickname } from '../domain/nickname.ts'
import { isMadeByOperator } from '../domain/made-by-operator.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { endAllSessions } from '../domain/session.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { attemptOfBrowser } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { answerEvenly } from './answer-evenly.ts'
import { mayBeLoggedIn } from './authenticate.ts'
import { endForeignSession, prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeAccount } from './change-account.ts'
import { hashForOwner, keepAlike } from './keep-attempt.ts'
import { limitSource } from './limits.ts'
import { forgetLoginTries, loginFailuresKey } from './login-tries.ts'
import { findByProof, requireProof } from './mailbox-proof.ts'
import { refuseWeakPassword, type PasswordHooks } from './refuse-weak-password.ts'

interface Deps extends PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/** Tells before a new password is asked for whether the link of the mail works. Uses nothing up. */
export async function checkPasswordResetKey(
  deps: Deps,
  input: Input<'checkPasswordResetKey'>,
  caller: Caller,
): Promise<Output<'checkPasswordResetKey'>> {
  await limitSource(deps.limiter, 'proof', caller.source)
  const account = await answerEvenly(deps, deps.store.byEmail(toEmailKey(input.email)))
  const state = checkLinkKey(account, 'reset', input.key, deps.clock.now())
  return state === 'live' ? { valid: true } : { valid: false, reason: state }
}

export interface ResetResult {
  readonly status: 'reset' | 'logged_in'
  readonly user?: User
  readonly session?: SessionCookie
  /** Where no session begins: what goes into the cookie by which this browser is known from now on. */
  readonly deviceSecrets?: readonly string[]
}

/**
 * Sets a new password for whoever has proven the mailbox. The same write confirms the address and ends every session, sign-up attempt, key and code (RS-5), so
 * no crash leaves a new password beside an old session, and makes this browser known, so that nobody's guesses keep it out (RL-4). A refused password uses nothing up.
 */
export async function resetPassword(deps: Deps, input: Input<'resetPassword'>, caller: Caller): Promise<ResetResult> {
  const { store, policy } = deps
  await limitSource(deps.limiter, 'proof', caller.source)
  const account = await findByProof(deps, 'reset', input, caller.source)
  if (account.disabledAt) throw new AuthError('account_disabled')
  refuseWeakPassword(deps, 'password', input.password, account)
  const password = await hashForOwner(deps.hasher, account, input.password)
  const session = prepareSession(deps.random, account.id, policy.rememberDefault, caller, policy.sessions)
  const mailId = deps.random.id()

  const changed = await changeAccount(
    store,
    () => store.byId(account.id),
    (found) => {
      const now = deps.clock.now()
      requireProof(found, 'reset', input, now)
      const reset = keepAlike(deps.hasher, withNewPassword(found, password, givenBy(found, caller, deps), now), password)
      const noted = queueMail(
        addActivity(reset, 'password_reset', caller.userAgent, now),
        { id: mailId, purpose: 'password_reset_done' },
        policy.mails,
        now,
      )
      const logsIn = policy.resetLogsIn && mayBeLoggedIn(noted, policy)
      return { account: logsIn ? session.begin(noted, 'logged_in', now) : session.device.know(noted, now), result: logsIn }
    },
  )
  if (!changed) throw new AuthError('link_invalid')
  deps.mailQueued()
  // Whoever was locked out by somebody else's guesses is let in again.
  await forgetLoginTries(deps, loginFailuresKey(changed.account.emailKey))
  if (!changed.result) return { status: 'reset', deviceSecrets: session.device.secretsFor(changed.account) }
  await endForeignSession(store, caller, account.id)
  return { status: 'logged_in', user: toUser(changed.account, deps.clock.now()), session: session.cookieFor(changed.account) }
}

/** What people call an account, and tell of themselves there. */
type Given = Pick<Account, 'name' | 'username' | 'usernameKey' | 'profile'>

/** Everything that was before the proof ends; of an account that nobody had confirmed, also the names and values that strangers may have given it. */
function withNewPassword(account: Account, password: PasswordHash, given: Given, now: Date): Account {
  const named = account.confirmedAt ? account : { ...account, ...given, confirmedAt: now }
  const proven: Account = { ...named, password, attempts: [], invitedAt: null, codeFailures: 0, undeliverable: null }
  const purposes = ['confirm', 'reset'] as const
  // Undo links of other mailboxes stay: whoever moved the account to their own address can't end them by resetting there.
  const unkeyed = endLinkKeys(endLinkKeys(proven, purposes), ['undo'], account.emailKey)
  const ended = endEmailCodes(endAllSessions(cancelEmailChange(unkeyed)), purposes)
  return forgetSentMails(dropMailsFor(ended, purposes), purposes)
}

/** What was given in this browser, but for the user name, which an attempt does not reserve; else a new name. */
function givenBy(account: Account, caller: Caller, { random, policy }: Deps): Given {
  // Given by the operator, or by whoever has used the account since, not by a stranger.
  if (account.invitedAt || isMadeByOperator(account) || policy.confirmation === 'off') return account
  const attempt = caller.signupSecret === null ? null : attemptOfBrowser(account, hashSecret(caller.signupSecret))
  const { name, profile } = attempt ?? { name: createNickname((below) => random.integer(below)), profile: {} }
  return { name, profile, username: null, usernameKey: null }
}
