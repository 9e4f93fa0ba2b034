import { join } from 'node:path'
import { createDevMailbox } from './adapters/dev-mailbox/dev-mailbox.ts'
import type { Config } from './config.ts'
import type { DevMailbox } from './ports/dev-mailbox.ts'
import type { Mailer } from './ports/mailer.ts'

export interface OpenMailer {
  readonly mailer: Mailer
  /** Asks the provider whether it would take mails from us, and sends none. Null if so, else what is wrong. */
  readonly check: () => Promise<string | null>
  /** Null where mails really go out. */
  readonly devMailbox: DevMailbox | null
}

/** Postmark or an SMTP server if one is set up, else the dev mailbox. Only the driver that is used is loaded. */
export async function openMailer({ postmark, smtp, dataDir }: Pick<Config, 'postmark' | 'smtp' | 'dataDir'>): Promise<OpenMailer> {
  if (postmark) {
    const { createPostmarkMailer } = await import('./adapters/postmark/postmark-mailer.ts')
    const { checkPostmark } = await import('./adapters/postmark/check-postmark.ts')
    return { mailer: createPostmarkMailer(postmark), check: () => checkPostmark(postmark), devMailbox: null }
  }
  if (smtp) {
    const { checkSmtp, createSmtpMailer } = await import('./adapters/smtp/smtp-mailer.ts')
    return { mailer: createSmtpMailer(smtp), check: () => checkSmtp(smtp), devMailbox: null }
  }
  const devMailbox = createDevMailbox(join(dataDir, 'mailbox'))
  return { mailer: devMailbox, check: async () => null, devMailbox }
}
