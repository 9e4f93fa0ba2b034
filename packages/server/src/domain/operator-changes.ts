import type { Account, PasswordHash } from './account.ts'
import { cancelEmailChange } from './email-change.ts'
import { endEmailCodes } from './email-code.ts'
import { endLinkKeys } from './link-key.ts'
import { dropMails, dropMailsFor, hasUndoLink } from './mail-intent.ts'
import { endAllSessions } from './session.ts'

const PROOFS = ['confirm', 'reset'] as const

/** Shuts an account: nobody is or gets logged in, and no link that was mailed for it works again, also not after it is enabled. */
export function disableAccount(account: Account, now: Date): Account {
  return account.disabledAt ? account : { ...endEverything(account), disabledAt: now }
}

/** Opens a disabled account. Its owner logs in anew. */
export function enableAccount(account: Account): Account {
  return account.disabledAt ? { ...account, disabledAt: null } : account
}

/** Lets somebody in who signed up while approval is asked for. */
export function approveAccount(account: Account, now: Date): Account {
  return account.approvedAt ? account : { ...account, approvedAt: now }
}

/** Gives an account a password that its operator chose, who also vouches for the address. What others chose or could use ends with it. */
export function setPasswordOf(account: Account, password: PasswordHash, now: Date): Account {
  return {
    ...endEverything(account),
    password,
    attempts: [],
    decoys: [],
    invitedAt: null,
    codeFailures: 0,
    confirmedAt: account.confirmedAt ?? now,
  }
}

function endEverything(account: Account): Account {
  const ended = endLinkKeys(endAllSessions(cancelEmailChange(account)), [...PROOFS, 'undo'])
  // Nor may a link be made later, for a mail that still waits.
  return dropMails(dropMailsFor(endEmailCodes(ended, PROOFS), [...PROOFS, 'invited']), ({ purpose }) => hasUndoLink(purpose))
}
