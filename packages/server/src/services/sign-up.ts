import { AuthError, fieldError, toEmailKey, toUsernameKey } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import type { Account, PasswordHash, SignUpAttempt } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { createAccount } from '../domain/create-account.ts'
import { queueMail } from '../domain/mail-intent.ts'
import { createNickname } from '../domain/nickname.ts'
import { checkNewPassword } from '../domain/password-policy.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import { addAttempt } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
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
import { limitSource } from './limits.ts'
import { withMailBudget } from './mail-budget.ts'
import { parseProfile } from './update-profile.ts'
import type { SignUpHooks } from './sign-up-hooks.ts'
import { suggestUsername } from './suggest-username.ts'

interface Deps extends SignUpHooks {
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

const RACES_MAX = 5

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
  refuseWeakPassword(given, policy)
  await refuseTakenUsername(deps, given.username)
  const input = { ...given, profile: await parseProfile(deps.profile, given.profile) }
  const { password: _secret, ...form } = input
  await deps.beforeSignup?.(form, { source: caller.source, userAgent: caller.userAgent })

  const budgeted = await withMailBudget(deps, { kind: 'signup', email: input.email, source: caller.source })
  const signupSecret = random.secret()
  let password: PasswordHash | undefined
  for (let race = 0; race < RACES_MAX; race += 1) {
    const existing = await store.byEmail(emailKey)
    if (existing && isTaken(existing, policy)) throw fieldError('email', 'email_taken')
    // One salt for all attempts at an address, so that one hash tells at login which of them a password fits (docs/decisions/0007).
    const like = existing?.attempts.at(-1)?.password
    if (!password || (like && !hasher.isAlike(password, like))) password = await hasher.hash(input.password, like)
    const attempt = createAttempt(deps, input, password, { browserHash: hashSecret(signupSecret), locale: caller.locale })
    // An account that has an owner may stay as it is, and a write takes its time: it must not show, nor must the mail.
    const account = await answerEvenly(deps, existing ? addToExisting(budgeted, emailKey, attempt, like) : addNew(budgeted, input, attempt))
    if (!account) continue
    return { ...(await answer(deps, account, caller)), signupSecret }
  }
  throw new AuthError('busy', { retryAfterSeconds: 1 })
}

/** With the classic texts an address that has an account is refused; without them its owner is told by mail. */
function isTaken(existing: Account, policy: AuthPolicy): boolean {
  return policy.privacy === 'friendly' && (existing.confirmedAt !== null || policy.confirmation !== 'required')
}

function refuseWeakPassword(input: Input<'signup'>, policy: AuthPolicy): void {
  const { email, name, username } = input
  const weakness = checkNewPassword(input.password, {
    minLength: policy.passwordMinLength,
    siteName: policy.siteName,
    email,
    name,
    username,
  })
  if (weakness) throw fieldError('password', weakness.code, weakness.params)
}

/** User names are public, so this may tell. An attempt reserves none: else it would tell whether its address was free. */
async function refuseTakenUsername(deps: Deps, username: string | undefined): Promise<void> {
  if (!username || !(await deps.store.byUsername(toUsernameKey(username)))) return
  throw fieldError('username', 'username_taken', { suggestion: await suggestUsername(deps, username) })
}

function createAttempt(
  { random, clock }: Deps,
  input: Input<'signup'>,
  password: PasswordHash,
  browser: Pick<SignUpAttempt, 'browserHash' | 'locale'>,
): SignUpAttempt {
  return {
    password,
    name: input.name ?? createNickname((below) => random.integer(below)),
    username: input.username ?? null,
    profile: input.profile ?? {},
    ...browser,
    createdAt: clock.now(),
  }
}

/** Null if somebody else was faster with the same address. */
async function addNew(deps: Deps, input: Input<'signup'>, attempt: SignUpAttempt): Promise<Account | null> {
  const { policy, random } = deps
  const now = deps.clock.now()
  const given = {
    id: random.id(),
    email: input.email,
    name: attempt.name,
    username: policy.confirmation === 'required' ? null : attempt.username,
    approved: policy.signup === 'open',
  }
  const created = { ...createAccount(given, now), profile: attempt.profile }
  const empty = addActivity(addAttempt(created, attempt), 'signed_up', '', now)
  const account = policy.confirmation === 'off' ? empty : queueMail(empty, { id: random.id(), purpose: 'confirm' }, policy.mails, now)
  try {
    await deps.store.insert(account)
    deps.mailQueued()
    return account
  } catch (error) {
    if (!(error instanceof AccountExists)) throw error
    // Somebody was faster with the address, or with the user name only: then this refuses.
    await refuseTakenUsername(deps, input.username)
    return null
  }
}

/** Null if the account has gone, or has got attempts with another salt than `like`, after which the password was hashed. */
async function addToExisting(
  deps: Deps,
  emailKey: string,
  attempt: SignUpAttempt,
  like: PasswordHash | undefined,
): Promise<Account | null> {
  const { store, policy, hasher, clock } = deps
  const mailId = deps.random.id()
  const changed = await changeAccount(
    store,
    () => store.byEmail(emailKey),
    (account) => {
      const now = clock.now()
      if (account.confirmedAt)
        return { account: queueMail(account, { id: mailId, purpose: 'already_registered' }, policy.mails, now), result: true }
      const last = account.attempts.at(-1)?.password
      const isAlike = !last || hasher.isAlike(attempt.password, last)
      if (!isAlike && last.hash !== like?.hash) return { account, result: false }
      // The older attempts are of a pepper that is gone: nobody can log in with them any more.
      const base = isAlike ? account : { ...account, attempts: [] }
      return { account: queueMail(addAttempt(base, attempt), { id: mailId, purpose: 'confirm' }, policy.mails, now), result: true }
    },
  )
  if (!changed?.result) return null
  deps.mailQueued()
  return changed.account
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
