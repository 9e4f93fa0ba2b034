import type { Mail } from '../ports/mailer.ts'

/** The words of a mail in both forms, without its recipient. */
export type RenderedMail = Pick<Mail, 'subject' | 'html' | 'text'>
