/** What a mail with a link needs. */
export interface MailWithKey {
  readonly email: string
  /** The plain secret of its link. */
  readonly key: string
}

/** What a mail with two proofs of the mailbox needs. */
export interface MailWithLink extends MailWithKey {
  /** Six digits; null if somebody has guessed at codes of this account too often, so that only the link works. */
  readonly code: string | null
}

/** What the mail about a login from a new device needs. */
export interface DeviceMail extends MailWithKey {
  /** Words such as "Firefox on Linux", never the header itself; empty if nobody knows. */
  readonly device: string
  readonly at: Date
}

/** Mails about a change that a thief could have made, with the link that takes it back (RS-7, EC-1). */
export type UndoNotice = 'email_change_notice' | 'email_changed' | 'password_changed' | 'password_reset_done' | 'login_after_failures'

/** Mails that lead to a form, without a key. */
export type FormMail = 'account_approved' | 'password_set' | 'account_deleted'

/** All that a mail is made of, by its purpose. */
export type MailContent =
  | ({ readonly purpose: 'confirm' | 'reset' } & MailWithLink)
  | ({ readonly purpose: 'email_change' | 'invited' | UndoNotice } & MailWithKey)
  | ({ readonly purpose: 'new_device' } & DeviceMail)
  | { readonly purpose: 'already_registered' | FormMail; readonly email: string }
