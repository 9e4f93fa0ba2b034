import type { Mail } from '../ports/mailer.ts'

/** The words of a mail in both forms, without its recipient. */
export type RenderedMail = Pick<Mail, 'subject' | 'html' | 'text'>

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
