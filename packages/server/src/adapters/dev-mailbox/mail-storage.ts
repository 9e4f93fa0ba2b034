import type { CaughtMail } from '../../ports/dev-mailbox.ts'

/** How many mails a dev mailbox keeps. */
export const MAILS_KEPT = 500

/** Where caught mails lie. */
export interface MailStorage {
  /** Adds a mail, and drops the oldest of more than `MAILS_KEPT`. */
  add(mail: CaughtMail): Promise<void>
  /** The newest first. */
  all(): Promise<readonly CaughtMail[]>
}
