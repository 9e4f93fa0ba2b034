import type { Account, Undeliverable } from './account.ts'

/** Notes that mails to the account's address do not arrive. Nothing else changes; the same news twice changes nothing. */
export function markUndeliverable(account: Account, reason: Undeliverable['reason'], now: Date): Account {
  const { emailKey, undeliverable } = account
  if (undeliverable?.emailKey === emailKey && undeliverable.reason === reason) return account
  return { ...account, undeliverable: { emailKey, reason, at: now } }
}

/** Why mails to the present address do not arrive; null if they do, as far as is known, or if that was about an address of before. */
export function findUndeliverable({ undeliverable, emailKey }: Account): Undeliverable | null {
  return undeliverable?.emailKey === emailKey ? undeliverable : null
}
