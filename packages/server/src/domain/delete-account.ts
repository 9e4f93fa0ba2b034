import type { Account } from './account.ts'
import { createAccount } from './create-account.ts'
import { queueMail, type MailLimits } from './mail-intent.ts'

/**
 * Ends everything of an account in one write: what is left has no address, name, password, session or key, only the last mail to its owner. It goes with that mail
 * (`isGone`). Address and user name are free at once.
 */
export function deleteAccount(account: Account, mailId: string, limits: MailLimits, now: Date): Account {
  const empty = createAccount({ id: account.id, email: '', name: '', username: null, approved: false }, now)
  // Unique like an address, and no address: nobody can sign up with it.
  const nobody: Account = { ...empty, version: account.version, locale: account.locale, emailKey: `deleted:${account.id}`, deletedAt: now }
  return queueMail(nobody, { id: mailId, purpose: 'account_deleted', to: account.email }, limits, now)
}

/** Tells whether nothing is left to be kept. */
export function isGone(account: Account): boolean {
  return account.deletedAt !== null && account.mails.length === 0
}
