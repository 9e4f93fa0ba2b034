import type { Account, EmailCode } from './account.ts'
import { isRunning } from './age.ts'
import { hashSecret, isSameHash } from './secret-hash.ts'

/** How long the six digits of a mail work after it was sent. */
const CODE_LIFETIME_MS = 600_000
/** Wrong tries before a code is dead. Six digits are guessable, so this, the short life and the next limit are what protects them. */
const CODE_TRIES = 5
/** Wrong tries over all codes, until the owner of a confirmed address logs in again: without this limit somebody patient would be right one day. */
const CODE_FAILURES_MAX = 20

interface CodeSecret {
  readonly code: string
  readonly salt: string
  readonly keyHash: string
}

/** Adds the code of a mail that is about to be sent. The one before stays until `retireEmailCodes`: this mail may never arrive. */
export function addEmailCode(account: Account, purpose: EmailCode['purpose'], { code, salt, keyHash }: CodeSecret, now: Date): Account {
  const added: EmailCode = {
    keyHash,
    codeHash: hashCode(code, salt),
    salt,
    purpose,
    emailKey: account.emailKey,
    expiresAt: new Date(now.getTime() + CODE_LIFETIME_MS),
    triesLeft: CODE_TRIES,
  }
  return { ...account, codes: [...keepNewest(account, purpose), added] }
}

/** Retires the codes that the one beside this key replaces, now that its mail has gone out. Those behind it stay, as the keys do (`retireLinkKeys`). */
export function retireEmailCodes(account: Account, keyHash: string): Account {
  const sent = account.codes.findIndex((code) => code.keyHash === keyHash)
  const purpose = account.codes[sent]?.purpose
  return { ...account, codes: account.codes.filter((code, index) => index >= sent || code.purpose !== purpose) }
}

/** Takes a code back whose mail was certainly not sent. */
export function removeEmailCode(account: Account, keyHash: string): Account {
  return { ...account, codes: account.codes.filter((code) => code.keyHash !== keyHash) }
}

/** Tells whether codes still count for this account, or have been guessed at too often. */
export function takesEmailCodes(account: Account): boolean {
  return account.codeFailures < CODE_FAILURES_MAX
}

/** Tries a code. A wrong try is counted in the returned account, which has to be stored before anybody learns the result. */
export function tryEmailCode(
  account: Account,
  purpose: EmailCode['purpose'],
  code: string,
  now: Date,
): { account: Account; right: boolean } {
  const isLive = (other: EmailCode) =>
    other.purpose === purpose &&
    isRunning(other.expiresAt, CODE_LIFETIME_MS, now) &&
    other.triesLeft > 0 &&
    other.emailKey === account.emailKey
  const live = takesEmailCodes(account) ? account.codes.filter(isLive) : []
  if (live.length === 0) return { account, right: false }
  if (live.some((other) => isSameHash(other.codeHash, hashCode(code, other.salt)))) return { account, right: true }
  const codes = account.codes.map((other) => (live.includes(other) ? { ...other, triesLeft: other.triesLeft - 1 } : other))
  return { account: { ...account, codes, codeFailures: account.codeFailures + 1 }, right: false }
}

/** Ends the codes of these purposes. */
export function endEmailCodes(account: Account, purposes: readonly EmailCode['purpose'][]): Account {
  return { ...account, codes: account.codes.filter((code) => !purposes.includes(code.purpose)) }
}

function keepNewest(account: Account, purpose: EmailCode['purpose']): readonly EmailCode[] {
  const newest = account.codes.findLast((code) => code.purpose === purpose)
  return account.codes.filter((code) => code.purpose !== purpose || code === newest)
}

function hashCode(code: string, salt: string): string {
  return hashSecret(`${salt}:${code}`)
}
