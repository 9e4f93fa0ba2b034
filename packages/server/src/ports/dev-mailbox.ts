import type { Mail } from './mailer.ts'

/** A mail that the dev mailbox caught. */
export interface CaughtMail extends Mail {
  readonly sentAt: Date
}

/** Where mails go when no provider is set up: kept for the developer to read, never delivered. */
export interface DevMailbox {
  /** Newest first; only those to `to`, compared without regard to case, if it is given. */
  list(to?: string): Promise<CaughtMail[]>
  byId(id: string): Promise<CaughtMail | null>
}
