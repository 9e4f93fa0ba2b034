import { toEmailKey } from '@latchkey/shared'
import type { Account } from './account.ts'
import { isRunning } from './age.ts'
import { endEmailCodes } from './email-code.ts'
import { endLinkKeys, LINK_LIFETIME_MS } from './link-key.ts'
import { dropMailsFor, forgetSentMails } from './mail-intent.ts'
import { endOtherSessions } from './session.ts'
import { activateAttempt, isOnlyAttemptEver, ownAttemptOf } from './sign-up-attempt.ts'

/** The address that waits for its confirmation; null if there is none, or not any more (checked here, not by a timer). */
export function pendingEmailOf(account: Account, now: Date): string | null {
  const { pendingEmail } = account
  return pendingEmail && isRunning(pendingEmail.expiresAt, LINK_LIFETIME_MS.change, now) ? pendingEmail.email : null
}

/**
 * Keeps a new address until its mailbox is proven. Until then nothing else changes; a change to another address dies (EC-3). Asked for again, it gets more time, and
 * the link that was mailed before works until the next has gone out.
 */
export function beginEmailChange(account: Account, email: string, now: Date): Account {
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS.change)
  const isSame = toEmailKey(pendingEmailOf(account, now) ?? '') === toEmailKey(email)
  return { ...(isSame ? account : cancelEmailChange(account)), pendingEmail: { email, expiresAt } }
}

/** Forgets the address that waits, its links and its mail. */
export function cancelEmailChange(account: Account): Account {
  return { ...dropMailsFor(endLinkKeys(account, ['change']), ['email_change']), pendingEmail: null }
}

/**
 * Puts the address that waits in the place of the old one. Only for whoever has proven its mailbox, and may have a session here. `username` stands in for that of
 * an attempt that becomes the account.
 */
export function completeEmailChange(
  account: Account,
  now: Date,
  { sessionHash = null, ...named }: { readonly sessionHash?: string | null; readonly username?: null } = {},
): Account {
  const email = pendingEmailOf(account, now)
  if (email === null) return account
  const isOneOwners = account.confirmedAt !== null || isOnlyAttemptEver(account, now)
  const confirmed = withConfirmedAddress(isOneOwners ? account : endOtherSessions(account, sessionHash), named, now)
  return moveToAddress(cancelEmailChange(confirmed), email)
}

/** Gives an account another address. What was mailed to the one before and would prove it now proves nothing. */
export function moveToAddress(account: Account, email: string): Account {
  const purposes = ['confirm', 'reset'] as const
  const ended = endEmailCodes(endLinkKeys(account, purposes), purposes)
  const unmailed = forgetSentMails(dropMailsFor(ended, [...purposes, 'already_registered']), purposes)
  // Who tried to sign up with the old address must not find the new one by what they tried.
  return { ...unmailed, email, emailKey: toEmailKey(email), decoys: [] }
}

/** Whoever may be logged in unconfirmed is so by their only attempt, or by the first if they once were; of several others a stranger may have made some. */
function withConfirmedAddress(account: Account, named: { readonly username?: null }, now: Date): Account {
  if (account.confirmedAt) return account
  const [attempt, ...others] = account.attempts
  if (account.password || !attempt) return { ...account, confirmedAt: now }
  return others.length === 0 || ownAttemptOf(account) ? activateAttempt(account, { ...attempt, ...named }, now) : account
}
