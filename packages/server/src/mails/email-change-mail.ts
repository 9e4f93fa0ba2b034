import { layOutMail } from './mail-layout.ts'
import { emailLinkUrl, type MailSite } from './mail-site.ts'
import type { MailWithKey, RenderedMail } from './rendered-mail.ts'

/** Asks the owner of a mailbox whether their account shall have this address from now on. */
export function renderEmailChangeMail(site: MailSite, { email, key }: MailWithKey): RenderedMail {
  const url = emailLinkUrl(site, { purpose: 'change', email, key })
  const subject = 'Confirm your new email address'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'One click, and your account has this address.',
    blocks: [
      { kind: 'text', text: 'You have asked to use this email address for your account.' },
      { kind: 'text', text: 'To make the change, click here:' },
      { kind: 'button', label: 'Use this address', url },
      { kind: 'text', text: 'If this wasn’t you, just ignore this email: nothing will change.' },
    ],
    footer: ['The link works once and for 60 minutes.'],
  })
  const text = `You have asked to use this email address for your account.
To make the change, click here:

${url}

If this wasn't you, just ignore this email: nothing will change.

The link works once and for 60 minutes.

${site.siteName}
`
  return { subject, html, text }
}
