import { AuthError, isEmailAddress, toEmailKey, toUsernameKey } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import type { Account, MailPurpose, PasswordHash } from '../domain/account.ts'
import { queueMail } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { isDecoy, passwordCandidates, passwordsAtLogin, replacePassword } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { refuseEvenly } from './answer-evenly.ts'
import { endForeignSession, prepareSession } from './begin-session.ts'
import type { Caller, SessionCookie } from './caller.ts'
import { changeAccount, startingWith } from './change-account.ts'
import { keepAlike } from './keep-attempt.ts'
import { checkPassword, type CheckedPassword } from './check-password.ts'
import { limitSource } from './limits.ts'
import { failuresKeyFor, forgetLoginTries, giveBackLoginTry, loginFailuresKeys, peekLoginTries } from './login-tries.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/** So many wrong passwords before the right one, and the owner is told: it may have been guessed (RS-7). */
const SUSPICIOUS_TRIES = 5

export interface LogInResult {
  readonly user: User
  readonly session: SessionCookie
  /** Nobody had logged in to this account with this browser before, and it was not the account's first session. */
  readonly isNewDevice: boolean
}

/**
 * Begins a session for whoever knows the password. Unknown account and wrong password get the same answer after the same work; only the right password
 * learns `email_not_confirmed`, `account_disabled` or `awaiting_approval` (LI-1).
 */
export async function logIn(deps: Deps, input: Input<'login'>, caller: Caller): Promise<LogInResult> {
  // Also those that are refused next: else one source could keep the queue full for as long as its limit lasts, and everybody else out.
  await limitSource(deps.limiter, 'login', caller.source)
  // Before anything is looked up: in an overload most calls end here.
  deps.hasher.refuseIfFull('verify')
  // Whoever has no try left is refused without a hash, whose time would hide that of the look-up.
  return await refuseEvenly(deps, tryToLogIn(deps, input, caller))
}

async function tryToLogIn(deps: Deps, input: Input<'login'>, caller: Caller): Promise<LogInResult> {
  const account = await findAccount(deps.store, deps.policy, input.identifier)
  const failures = failuresKeyFor(deps, account, input.identifier, caller)
  // Not by user name: whoever signed up with an address would learn to which name it belongs.
  const candidates = isEmailAddress(input.identifier) ? passwordsAtLogin(account) : passwordCandidates(account)
  const checked = await checkPassword(deps, candidates, input.password, failures)
  if (!account || !checked.match) throw new AuthError('credentials_wrong')
  try {
    const result = await begin(deps, account, { ...checked, match: checked.match, failures }, input, caller)
    await forgetLoginTries(deps, failures)
    return result
  } catch (error) {
    // It was right, so whatever came between does not count. One point back and no more: of an unconfirmed account strangers know a password too, their own.
    await giveBackLoginTry(deps, failures)
    throw error
  }
}

interface RightPassword extends CheckedPassword {
  readonly match: PasswordHash
  /** The counter that it was counted on. */
  readonly failures: string
}

async function begin(
  deps: Deps,
  account: Account,
  { match, outdated, triesBefore, failures }: RightPassword,
  input: Input<'login'>,
  caller: Caller,
): Promise<LogInResult> {
  const { store, policy } = deps
  if (isDecoy(account, match)) throw new AuthError(policy.confirmation === 'required' ? 'email_not_confirmed' : 'credentials_wrong')
  refuseByState(account, policy)
  const others = await peekLoginTries(
    deps,
    loginFailuresKeys(account).filter((key) => key !== failures),
  )
  const isSuspicious = Math.max(triesBefore, others.inARow) >= SUSPICIOUS_TRIES

  const renewed = outdated ? await deps.hasher.hash(input.password) : null
  const session = prepareSession(deps.random, account.id, input.remember ?? policy.rememberDefault, caller, policy.sessions)
  const noticeId = deps.random.id()
  await endForeignSession(store, caller, account.id)
  const changed = await changeAccount(store, startingWith(store, account), (current) => {
    const now = deps.clock.now()
    // Between the hash and this write the password may have been reset: then this one is no longer right.
    if (!passwordCandidates(current).some((candidate) => candidate.hash === match.hash)) throw new AuthError('credentials_wrong')
    refuseByState(current, policy)
    const rehashed = renewed ? keepAlike(deps.hasher, replacePassword(current, match, renewed), renewed) : current
    const isNewDevice = session.device.isNew(current, now)
    const begun = session.begin(rehashed, 'logged_in', now)
    const purpose = noticeOf(current, isSuspicious, isNewDevice)
    const noticed = purpose ? queueMail(begun, { id: noticeId, purpose }, policy.mails, now) : begun
    return { account: noticed, result: { isNewDevice, isNoticed: noticed !== begun } }
  })
  if (!changed) throw new AuthError('credentials_wrong')
  const { isNewDevice, isNoticed } = changed.result
  if (isNoticed) deps.mailQueued()
  return { user: toUser(changed.account, deps.clock.now()), session: session.cookieFor(changed.account), isNewDevice }
}

/** What the owner is told of a login; nothing of one that proves nothing to a mailbox which is not theirs yet. */
function noticeOf({ confirmedAt }: Account, isSuspicious: boolean, isNewDevice: boolean): MailPurpose | null {
  if (!confirmedAt) return null
  if (isSuspicious) return 'login_after_failures'
  return isNewDevice ? 'new_device' : null
}

async function findAccount(store: AccountStore, policy: AuthPolicy, identifier: string): Promise<Account | null> {
  if (policy.loginWith.includes('email') && isEmailAddress(identifier)) return await store.byEmail(toEmailKey(identifier))
  // A user name never holds an "@", so it can't be mistaken for an address.
  if (policy.loginWith.includes('username') && /^[\w-]+$/.test(identifier)) return await store.byUsername(toUsernameKey(identifier))
  return null
}

/** Throws what a login is refused for, whoever vouches for it. */
export function refuseByState(account: Account, policy: AuthPolicy): void {
  // First, because strangers know a password of such an account, their own: it must not tell them more.
  if (!account.confirmedAt && policy.confirmation === 'required') throw new AuthError('email_not_confirmed')
  if (account.disabledAt) throw new AuthError('account_disabled')
  if (!account.approvedAt) throw new AuthError('awaiting_approval')
}
