import { toEmailKey } from '@latchkey/shared'
import type { Account, LinkKey } from './account.ts'
import { cancelEmailChange, moveToAddress } from './email-change.ts'
import { forgetSentMails, queueMail, type MailLimits } from './mail-intent.ts'
import { endAllSessions } from './session.ts'

/**
 * Takes an account back for the owner of the mailbox that an undo link was sent to: that address counts again, every session and key ends, and the password with
 * them, because whoever made the change knew it. The mail for a new one is queued.
 */
export function undoChange(
  account: Account,
  key: LinkKey,
  { email, mailId }: { readonly email: string; readonly mailId: string },
  limits: MailLimits,
  now: Date,
): Account {
  const ended: Account = {
    ...endAllSessions(cancelEmailChange(account)),
    linkKeys: account.linkKeys.map((other) => (outlives(other, key) ? other : { ...other, ended: other.ended ?? 'used' })),
    codes: [],
    attempts: [],
    password: null,
    confirmedAt: account.confirmedAt ?? now,
  }
  const restored = toEmailKey(email) === account.emailKey ? ended : moveToAddress(ended, email)
  return queueMail(forgetSentMails(restored, ['reset']), { id: mailId, purpose: 'reset' }, limits, now)
}

/** Who had the account for a while can't take it from the owner before: an older link of another mailbox still works. */
function outlives(other: LinkKey, key: LinkKey): boolean {
  return other.purpose === 'undo' && other.emailKey !== key.emailKey && other.createdAt < key.createdAt
}
