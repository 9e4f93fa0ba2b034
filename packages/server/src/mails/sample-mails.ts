import type { Locale } from '@latchkey/shared'
import type { MailContent } from './mail-content.ts'
import type { MailContentOf, MailRenderer } from './mail-templates.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** A mail as it would look, for developers. */
export interface SampleMail extends RenderedMail {
  readonly purpose: string
}

const EMAIL = { email: 'ada.lovelace@example.com' }
const WITH_KEY = { ...EMAIL, key: 'Zx3kQ9vN1mB7cL5pR2tY8wE4uI6oA0sD_fGhJ-KlMnQ' }
const WITH_CODE = { ...WITH_KEY, code: '493018' }

/** One of each; the compiler finds a mail that is forgotten here. */
const SAMPLES: { readonly [Purpose in MailContent['purpose']]: MailContentOf<Purpose> } = {
  confirm: WITH_CODE,
  already_registered: EMAIL,
  invited: WITH_KEY,
  account_approved: EMAIL,
  reset: WITH_CODE,
  password_reset_done: WITH_KEY,
  password_changed: WITH_KEY,
  password_set: EMAIL,
  login_after_failures: WITH_KEY,
  new_device: { ...WITH_KEY, device: 'Firefox on Linux', at: new Date('2026-11-27T09:30:00Z') },
  email_change: WITH_KEY,
  email_change_notice: WITH_KEY,
  email_changed: WITH_KEY,
  account_deleted: EMAIL,
}

/** The names of all mails that there are. */
export const MAIL_NAMES: readonly string[] = Object.keys(SAMPLES)

/** Every mail in one language, with made-up people and links that lead nowhere. */
export async function renderSampleMails(render: MailRenderer, locale: Locale): Promise<SampleMail[]> {
  const renderOne = async ([purpose, content]: [string, object]) => ({
    purpose,
    ...(await render({ purpose, ...content } as MailContent, locale)),
  })
  return await Promise.all(Object.entries(SAMPLES).map(renderOne))
}
