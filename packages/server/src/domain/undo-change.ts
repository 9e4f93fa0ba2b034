import { toEmailKey } from '@latchkey/shared'
import type { Account, LinkKey } from './account.ts'
import { cancelEmailChange, moveToAddress } from './email-change.ts'
import { dropMails, dropMailsFor, forgetSentMails, hasUndoLink, queueMail, type MailLimits } from './mail-intent.ts'
import { endAllSessions } from './session.ts'

/**
 * Takes an account back for the owner of the mailbox that an undo link was sent to: that address counts again, every session and key ends, and the password with
 * them, because whoever made the change knew it. So do the links of mails that still wait to be sent to somebody else. The mail for a new password is queued.
 */
export function undoChange(
  account: Account,
  key: LinkKey,
  { email, mailId }: { readonly email: string; readonly mailId: string },
  limits: MailLimits,
  now: Date,
): Account {
  const silenced = dropMails(account, ({ purpose, to, createdAt }) => {
    const emailKey = toEmailKey(to)
    return hasUndoLink(purpose) && emailKey !== key.emailKey && !isEarlier({ emailKey, createdAt }, key)
  })
  const ended: Account = {
    ...endAllSessions(cancelEmailChange(silenced)),
    linkKeys: account.linkKeys.map((other) =>
      other.purpose === 'undo' && isEarlier(other, key) ? other : { ...other, ended: other.ended ?? 'used' },
    ),
    codes: [],
    attempts: [],
    password: null,
    confirmedAt: account.confirmedAt ?? now,
  }
  const restored = toEmailKey(email) === account.emailKey ? ended : moveToAddress(ended, email)
  // One that is on its way has a key that has just ended.
  return queueMail(dropMailsFor(forgetSentMails(restored, ['reset']), ['reset']), { id: mailId, purpose: 'reset' }, limits, now)
}

/** Who had the account for a while can't take it from the owner before: an older link of another mailbox still works. */
function isEarlier(other: Pick<LinkKey, 'emailKey' | 'createdAt'>, key: LinkKey): boolean {
  return other.emailKey !== key.emailKey && other.createdAt < key.createdAt
}
