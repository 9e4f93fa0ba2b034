import { layOutMail } from './mail-layout.ts'
import { emailLinkUrl, type MailSite } from './mail-site.ts'
import type { MailWithLink, RenderedMail } from './rendered-mail.ts'

/**
 * Asks whether an address belongs to whoever signed up with it. Nobody has proven anything yet, so nothing that was typed at sign-up stands in it: strangers
 * must not be able to send their words to others in our name (SU-12).
 */
export function renderConfirmMail(site: MailSite, { email, key, code }: MailWithLink): RenderedMail {
  const url = emailLinkUrl(site, { purpose: 'confirm', email, key })
  const lifetime = code === null ? 'The link works for 24 hours.' : 'The link works for 24 hours, the code for 10 minutes.'
  const subject = 'Confirm your email address'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'One click completes your sign-up.',
    blocks: [
      { kind: 'text', text: 'Thanks for signing up for our service. To complete your sign-up, click here:' },
      { kind: 'button', label: 'Confirm email address', url },
      ...(code === null ? [] : [{ kind: 'code' as const, text: 'Or type this code where you signed up:', code }]),
    ],
    footer: [lifetime, 'If you did not sign up, just ignore this email: without it nobody can use your address here.'],
  })
  const text = `Thanks for signing up for our service.
To complete your sign-up, click here:

${url}
${code === null ? '' : `\nOr type this code where you signed up:\n\n${code}\n`}
${lifetime}

If you did not sign up, just ignore this email: without it nobody can
use your address here.

${site.siteName}
`
  return { subject, html, text }
}
