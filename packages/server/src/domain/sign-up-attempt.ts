import { toUsernameKey } from '@latchkey/shared'
import type { Account, PasswordHash, SignUpAttempt } from './account.ts'
import { isYounger } from './age.ts'
import { endEmailCodes } from './email-code.ts'
import { endLinkKeys } from './link-key.ts'
import { isImported } from './made-by-operator.ts'
import { forgetSentMails } from './mail-intent.ts'
import { isSameHash } from './secret-hash.ts'
import { hasBeenLoggedIn } from './unclaimed-account.ts'

const ATTEMPTS_MAX = 3
/** After this time an attempt that is nobody's is forgotten. */
export const ATTEMPT_KEPT_MS = 30 * 86_400_000

/**
 * Keeps one more attempt beside the others, so that a stranger's cannot overwrite the owner's. Of more than three the oldest goes; one that is somebody's stays, and is not
 * counted: by how many of their own are remembered strangers would learn that it is there (EN-1).
 */
export function addAttempt(account: Account, attempt: SignUpAttempt): Account {
  const own = ownAttemptOf(account)
  const others = [...account.attempts.filter((other) => other !== own), attempt].slice(-ATTEMPTS_MAX)
  const attempts = own ? [own, ...others] : others
  return { ...account, locale: attempt.locale ?? account.locale, attempts }
}

/** The attempt that is somebody's although nobody has confirmed the address: it came with an import, or its owner was logged in when that needed no confirmation. */
export function ownAttemptOf(account: Account): SignUpAttempt | undefined {
  const [first] = account.attempts
  return first && (isImported(account, first) || hasBeenLoggedIn(account)) ? first : undefined
}

/**
 * Tells whether nobody else has ever signed up with the address, so that every session and every wish of the account comes from whoever made its only attempt. Of an account that is
 * as old as attempts get, nobody can tell: others may be forgotten by now, while the sessions that they began go on.
 */
export function isOnlyAttemptEver({ attempts, createdAt }: Account, now: Date): boolean {
  const [first, ...others] = attempts
  return first !== undefined && others.length === 0 && first.createdAt <= createdAt && isYounger(createdAt, ATTEMPT_KEPT_MS, now)
}

/** Remembers what somebody tried to sign up with at an address that has an owner: as many as of an address that has none. */
export function addDecoy(account: Account, { password, createdAt }: SignUpAttempt): Account {
  return { ...account, decoys: [...account.decoys, { password, createdAt }].slice(-ATTEMPTS_MAX) }
}

/** Drops those for which a login would need a hash of their own: its time would tell that they are there. */
export function keepDecoys(account: Account, isKept: (decoy: PasswordHash) => boolean): Account {
  return { ...account, decoys: account.decoys.filter(({ password }) => isKept(password)) }
}

/** What another attempt at the address has to share its salt with, so that one hash tells at login which of all was typed; undefined if it may have any. */
export function saltModelOf({ attempts, password, decoys }: Pick<Account, 'attempts' | 'password' | 'decoys'>): PasswordHash | undefined {
  return attempts.at(-1)?.password ?? password ?? decoys.at(-1)?.password
}

/** The same for a new password of the account's owner, which has a salt of its own if no decoy is there. */
export function saltModelBeside(account: Account): PasswordHash | undefined {
  return account.decoys.length > 0 ? saltModelOf(account) : undefined
}

/** The attempt made by the browser that holds this cookie. */
export function attemptOfBrowser(account: Account, browserHash: string): SignUpAttempt | null {
  return account.attempts.findLast((attempt) => isSameHash(attempt.browserHash, browserHash)) ?? null
}

/** The passwords that could be meant: the account's own, or, before it has one, that of the attempt which is somebody's, or those of all. */
export function passwordCandidates(account: Account | null): readonly PasswordHash[] {
  if (!account) return []
  const own = account.password ?? ownAttemptOf(account)?.password
  return own ? [own] : account.attempts.map((attempt) => attempt.password)
}

/** What a login by address compares with: the passwords that open the account, then those that only seem to. */
export function passwordsAtLogin(account: Account | null): readonly PasswordHash[] {
  if (!account) return []
  const own = passwordCandidates(account)
  const tried = [...account.attempts, ...account.decoys].map(({ password }) => password)
  return [...own, ...tried.filter((password) => !own.includes(password))]
}

/** Tells whether one of `passwordsAtLogin` opens nothing. */
export function isDecoy(account: Account, match: PasswordHash): boolean {
  return !passwordCandidates(account).some(({ hash }) => hash === match.hash)
}

/**
 * Makes one attempt the account: its password and names count, its address is confirmed, and everything of the other attempts dies.
 * Only for an attempt that belongs to whoever has just proven the mailbox.
 */
export function activateAttempt(account: Account, attempt: SignUpAttempt, now: Date): Account {
  const activated: Account = {
    ...account,
    name: attempt.name,
    profile: attempt.profile,
    locale: attempt.locale ?? account.locale,
    username: attempt.username,
    usernameKey: attempt.username && toUsernameKey(attempt.username),
    password: attempt.password,
    confirmedAt: now,
    activatedBy: { browserHash: attempt.browserHash, at: now },
    attempts: [],
    // Whoever was logged in before may have been so by another attempt.
    devices: account.devices && [],
    invitedAt: null,
    undeliverable: null,
  }
  return forgetSentMails(endEmailCodes(endLinkKeys(activated, ['confirm']), ['confirm']), ['confirm'])
}

/** The waiting dialog of the browser that signed up may learn for this long that it was confirmed elsewhere. */
const ACTIVATION_NEWS_MS = 3_600_000

/** Puts a new hash in the place of one of `passwordCandidates`. */
export function replacePassword(account: Account, old: PasswordHash, password: PasswordHash): Account {
  if (account.password) return { ...account, password }
  return {
    ...account,
    attempts: account.attempts.map((attempt) => (attempt.password.hash === old.hash ? { ...attempt, password } : attempt)),
  }
}

/** Gives an account other names; its attempt gets them too, because it becomes the account when it is confirmed. */
export function renameAccount(account: Account, names: { readonly name?: string; readonly username?: string }): Account {
  const usernameKey = names.username === undefined ? account.usernameKey : toUsernameKey(names.username)
  return { ...account, ...names, usernameKey, attempts: account.attempts.map((attempt) => ({ ...attempt, ...names })) }
}

/** Gives an account other values of the developer's fields; its attempts get them too, like its names. */
export function changeProfile(account: Account, profile: Account['profile']): Account {
  return { ...account, profile, attempts: account.attempts.map((attempt) => ({ ...attempt, profile })) }
}

/** The news is told: nothing about the sign-up gives this browser a session any more. */
export function forgetActivation(account: Account, browserHash: string): Account {
  return account.activatedBy && isSameHash(account.activatedBy.browserHash, browserHash) ? { ...account, activatedBy: null } : account
}

/** Tells whether it was the attempt of this browser that became the account. */
export function isActivatedBy(account: Account, browserHash: string, now: Date): boolean {
  const { activatedBy } = account
  return activatedBy !== null && isSameHash(activatedBy.browserHash, browserHash) && isYounger(activatedBy.at, ACTIVATION_NEWS_MS, now)
}
