import { layOutMail } from './mail-layout.ts'
import { emailLinkUrl, type MailSite } from './mail-site.ts'
import type { MailWithLink, RenderedMail } from './rendered-mail.ts'

/** Lets the owner of a mailbox choose a new password. */
export function renderResetMail(site: MailSite, { email, key, code }: MailWithLink): RenderedMail {
  const url = emailLinkUrl(site, { purpose: 'reset', email, key })
  const lifetime = `The link works once and for 60 minutes${code === null ? '' : ', the code for 10 minutes'}.`
  const subject = 'Reset your password'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'Choose a new password for your account.',
    blocks: [
      {
        kind: 'text',
        text: 'Someone has requested a password reset for your account. If this wasn’t you, just delete this email: your password stays as it is.',
      },
      { kind: 'text', text: 'If you do want to choose a new password, click here:' },
      { kind: 'button', label: 'Reset password', url },
      ...(code === null ? [] : [{ kind: 'code' as const, text: 'Or type this code where you asked for the reset:', code }]),
    ],
    footer: [lifetime],
  })
  const text = `Someone has requested a password reset for your account.
If this wasn't you, just delete this email: your password stays as it is.

If you do want to choose a new password, click here:

${url}
${code === null ? '' : `\nOr type this code where you asked for the reset:\n\n${code}\n`}
${lifetime}

${site.siteName}
`
  return { subject, html, text }
}
