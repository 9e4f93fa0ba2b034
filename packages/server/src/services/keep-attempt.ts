import { fieldError, toEmailKey, toUsernameKey, AuthError } from '@latchkey/shared'
import type { Input } from '@latchkey/shared/contract'
import type { Account, PasswordHash, SignUpAttempt } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import { createAccount } from '../domain/create-account.ts'
import { queueMail } from '../domain/mail-intent.ts'
import { createNickname } from '../domain/nickname.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { addAttempt, addDecoy, keepDecoys, saltModelBeside, saltModelOf } from '../domain/sign-up-attempt.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import { changeAccount } from './change-account.ts'
import { suggestUsername } from './suggest-username.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

const RACES_MAX = 5

/** Hashes what somebody tries to sign up with: with one salt for all that is tried at an address, also at the same time, so that one hash tells at login which of it was typed (docs/decisions/0007). */
export async function hashForAttempt(hasher: PasswordHasher, existing: Account | null, input: Input<'signup'>): Promise<PasswordHash> {
  const like = (existing && saltModelOf(existing)) ?? toEmailKey(input.email)
  return await hasher.hash(input.password, like, existing !== null && existing.confirmedAt !== null)
}

/** Hashes a password that an account's owner has chosen. Beside decoys it shares their salt, unless it would be the worse for it: with a replaced pepper, a lower cost, or in the format of an import. */
export async function hashForOwner(hasher: PasswordHasher, account: Account, password: string): Promise<PasswordHash> {
  const like = saltModelBeside(account)
  return await hasher.hash(password, like && hasher.isCurrent(like) ? like : undefined)
}

/** Drops the decoys that don't share the salt of the account's new password. */
export function keepAlike(hasher: PasswordHasher, account: Account, password: PasswordHash): Account {
  return keepDecoys(account, (decoy) => hasher.isAlike(decoy, password))
}

/** A first look at the address, and what was made by it. */
export interface Attempted {
  readonly existing: Account | null
  readonly password: PasswordHash
  readonly browser: Pick<SignUpAttempt, 'browserHash' | 'locale'>
}

/** Adds the attempt to the account as it is found, and again as long as somebody else was faster. */
export async function keepAttempt(deps: Deps, input: Input<'signup'>, { browser, ...first }: Attempted): Promise<Account> {
  const { store, hasher, policy } = deps
  const emailKey = toEmailKey(input.email)
  let { existing, password } = first
  for (let race = 0; race < RACES_MAX; race += 1) {
    const like = existing ? saltModelOf(existing) : undefined
    // Somebody was faster in another process, whose salts are others; or the account has gone, for which it was to be a decoy.
    const isFit = (!like || hasher.isAlike(password, like)) && (existing?.confirmedAt || hasher.isWhole(password))
    if (race > 0 && !isFit) password = await hashForAttempt(hasher, existing, input)
    const attempt = createAttempt(deps, input, password, browser)
    const account = existing ? await addToExisting(deps, emailKey, attempt, like) : await addNew(deps, input, attempt)
    if (account) return account
    existing = await store.byEmail(emailKey)
    refuseTaken(existing, policy)
  }
  throw new AuthError('busy', { retryAfterSeconds: 1 })
}

/** With the classic texts an address that has an account is refused; without them its owner is told by mail. */
export function refuseTaken(existing: Account | null, policy: AuthPolicy): void {
  if (!existing || policy.privacy !== 'friendly') return
  if (existing.confirmedAt !== null || policy.confirmation !== 'required') throw fieldError('email', 'email_taken')
}

/** User names are public, so this may tell. An attempt reserves none: else it would tell whether its address was free. */
export async function refuseTakenUsername(deps: Deps, username: string | undefined): Promise<void> {
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

/** Null if the account has gone, or has got another salt than that of `like`, after which the password was hashed. */
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
      const model = saltModelOf(account)
      const isAlike = !model || hasher.isAlike(attempt.password, model)
      if (!isAlike && model.hash !== like?.hash) return { account, result: false }
      if (account.confirmedAt) {
        // One of a salt of its own would cost a login a second hash, which tells as much: an imported hash has none to share.
        const known = isAlike && policy.confirmation === 'required' ? addDecoy(account, attempt) : account
        return { account: queueMail(known, { id: mailId, purpose: 'already_registered' }, policy.mails, now), result: true }
      }
      // It may become an account, as a decoy never does.
      if (!hasher.isWhole(attempt.password)) return { account, result: false }
      // Older attempts may be of a pepper that is gone, so that nobody can log in with them any more; what was imported shares no salt and stays.
      const base = isAlike ? account : { ...account, attempts: account.attempts.filter(({ password }) => hasher.canVerify(password)) }
      return { account: queueMail(addAttempt(base, attempt), { id: mailId, purpose: 'confirm' }, policy.mails, now), result: true }
    },
  )
  if (!changed?.result) return null
  deps.mailQueued()
  return changed.account
}
