import type { Account, EmailCode } from './account.ts'
import { hashSecret, isSameHash } from './secret-hash.ts'

/** How long the six digits of a mail work after it was sent. */
const CODE_LIFETIME_MS = 600_000
/** Wrong tries before a code is dead. Six digits are guessable, so this and the short life are what protects them. */
const CODE_TRIES = 5

/** Adds the code of a mail that is about to be sent; the previous code of that purpose is dead. */
export function addEmailCode(account: Account, purpose: EmailCode['purpose'], secret: { code: string; salt: string }, now: Date): Account {
  const code: EmailCode = {
    codeHash: hashCode(secret.code, secret.salt),
    salt: secret.salt,
    purpose,
    emailKey: account.emailKey,
    expiresAt: new Date(now.getTime() + CODE_LIFETIME_MS),
    triesLeft: CODE_TRIES,
  }
  return { ...account, codes: [...account.codes.filter((other) => other.purpose !== purpose), code] }
}

/** Tries a code. A wrong try is counted in the returned account, which has to be stored before anybody learns the result. */
export function tryEmailCode(
  account: Account,
  purpose: EmailCode['purpose'],
  code: string,
  now: Date,
): { account: Account; right: boolean } {
  const candidate = account.codes.find((other) => other.purpose === purpose)
  if (!candidate || candidate.expiresAt <= now || candidate.triesLeft <= 0 || candidate.emailKey !== account.emailKey)
    return { account, right: false }
  if (isSameHash(candidate.codeHash, hashCode(code, candidate.salt))) return { account, right: true }
  const codes = account.codes.map((other) => (other === candidate ? { ...other, triesLeft: other.triesLeft - 1 } : other))
  return { account: { ...account, codes }, right: false }
}

/** Ends the codes of these purposes. */
export function endEmailCodes(account: Account, purposes: readonly EmailCode['purpose'][]): Account {
  return { ...account, codes: account.codes.filter((code) => !purposes.includes(code.purpose)) }
}

function hashCode(code: string, salt: string): string {
  return hashSecret(`${salt}:${code}`)
}
