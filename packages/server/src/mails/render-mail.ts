import { renderAlreadyRegisteredMail } from './already-registered-mail.ts'
import { renderConfirmMail } from './confirm-mail.ts'
import { renderLoginAfterFailuresMail } from './login-after-failures-mail.ts'
import type { MailSite } from './mail-site.ts'
import { renderPasswordResetDoneMail } from './password-reset-done-mail.ts'
import type { MailWithLink, RenderedMail } from './rendered-mail.ts'
import { renderResetMail } from './reset-mail.ts'

/** All that a mail is made of, by its purpose. */
export type MailContent =
  | ({ readonly purpose: 'confirm' | 'reset' } & MailWithLink)
  | { readonly purpose: 'already_registered' | 'password_reset_done' | 'login_after_failures'; readonly email: string }

const RENDERERS = {
  confirm: renderConfirmMail,
  reset: renderResetMail,
  already_registered: renderAlreadyRegisteredMail,
  password_reset_done: renderPasswordResetDoneMail,
  login_after_failures: renderLoginAfterFailuresMail,
} as const satisfies Record<MailContent['purpose'], unknown>

/** Writes a mail. The same content gives the same mail. */
export function renderMail(content: MailContent, site: MailSite): RenderedMail {
  if (content.purpose === 'confirm' || content.purpose === 'reset') return RENDERERS[content.purpose](site, content)
  return RENDERERS[content.purpose](site)
}
