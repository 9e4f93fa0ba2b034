import { AuthError } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import type { Account, SignUpAttempt } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { cancelEmailChange } from '../domain/email-change.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { endOtherSessions } from '../domain/session.ts'
import { activateAttempt, attemptOfBrowser, isOnlyAttemptEver } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { authenticate, mayBeLoggedIn } from './authenticate.ts'
import { prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeWithFreeUsername, type Named } from './change-with-free-username.ts'
import { checkPassword } from './check-password.ts'
import { limitSource } from './limits.ts'
import { forgetLoginTries, loginFailuresKey } from './login-tries.ts'
import { findByProof, requireProof } from './mailbox-proof.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

export interface ConfirmResult {
  readonly status: 'confirmed' | 'logged_in' | 'password_required' | 'awaiting_approval'
  readonly user?: User
  readonly session?: SessionCookie
}

/**
 * Confirms an address. The mail proves the mailbox, but not who chose the password: somebody else may have signed up with this address before. So the attempt
 * that becomes the account is the one whose password is given, or else the one made in this very browser; without either, nothing is used up and the answer
 * is `password_required` (SU-4).
 */
export async function confirmEmail(deps: Deps, input: Input<'confirmEmail'>, caller: Caller): Promise<ConfirmResult> {
  const { store, policy, clock } = deps
  await limitSource(deps.limiter, 'proof', caller.source)
  const account = await findByProof(deps, 'confirm', input, caller.source)
  if (account.disabledAt) throw new AuthError('account_disabled')
  const chosen = input.password === undefined ? attemptOf(account, caller) : await attemptByPassword(deps, account, input.password)
  if (!chosen) return { status: 'password_required' }
  const { attempt, renewed } = chosen

  // A session of somebody else is never switched silently (SU-11): the address is confirmed, and they stay who they are.
  const current = await authenticate(deps, caller)
  const own = current?.account.id === account.id ? current.session : null
  const logsIn = policy.confirmLogsIn === 'same-browser' && (current === null || own !== null)
  const kept = own && attemptOf(account, caller)?.attempt === attempt ? own.secretHash : null
  const session = prepareSession(deps.random, account.id, policy.rememberDefault, caller, policy.sessions)
  const activate = (found: Account, named: Named) => {
    const now = clock.now()
    requireProof(found, 'confirm', input, now)
    const present = attemptAsItIs(found, attempt, input.password !== undefined)
    const claimed = activateAttempt(withoutStrangers(found, kept, now), { ...present, ...renewed, ...named }, now)
    const confirmed = addActivity(claimed, 'confirmed', caller.userAgent, now)
    const begins = logsIn && mayBeLoggedIn(confirmed, policy)
    return { account: begins ? session.begin(confirmed, 'logged_in', now) : confirmed, result: begins }
  }
  const changed = await changeWithFreeUsername(store, account.id, activate)
  if (!changed) throw new AuthError('link_invalid')
  if (changed.result)
    return { status: 'logged_in', user: toUser(changed.account, clock.now()), session: session.cookieFor(changed.account) }
  return { status: changed.account.approvedAt ? 'confirmed' : 'awaiting_approval' }
}

/** Where others may have been logged in, by attempts of their own, ends what they began: their sessions, and the address that the account was to move to. */
function withoutStrangers(account: Account, keptSession: string | null, now: Date): Account {
  return isOnlyAttemptEver(account, now) ? account : endOtherSessions(cancelEmailChange(account), keptSession)
}

/** What becomes the account. */
interface Chosen {
  readonly attempt: SignUpAttempt
  /** A better hash of its password, if that was given and has an old one, or one of an import. */
  readonly renewed: Pick<SignUpAttempt, 'password'> | null
}

function attemptOf(account: Account, caller: Caller): Chosen | null {
  const attempt = caller.signupSecret === null ? null : attemptOfBrowser(account, hashSecret(caller.signupSecret))
  return attempt && { attempt, renewed: null }
}

async function attemptByPassword(deps: Deps, account: Account, password: string): Promise<Chosen> {
  // Of several attempts with the same password the newest counts, also where one before it came with an import, whose hash is of another kind.
  const candidates = account.attempts.map((attempt) => attempt.password).toReversed()
  const { match, outdated } = await checkPassword(deps, candidates, password, loginFailuresKey(account.emailKey))
  const attempt = match && account.attempts.findLast((other) => other.password.hash === match.hash)
  if (!attempt) throw new AuthError('credentials_wrong')
  await forgetLoginTries(deps, loginFailuresKey(account.emailKey))
  return { attempt, renewed: outdated ? { password: await deps.hasher.hash(password) } : null }
}

/** Since it was looked at, whoever may be logged in unconfirmed may have changed it; and it may have gone: three newer ones, or a reset, have taken its place. */
function attemptAsItIs(account: Account, looked: SignUpAttempt, isByPassword: boolean): SignUpAttempt {
  const present = account.attempts.find((other) => other.browserHash === looked.browserHash)
  if (!present) throw new AuthError('link_used')
  if (isByPassword && present.password.hash !== looked.password.hash) throw new AuthError('credentials_wrong')
  return present
}
