import { layOutMail } from './mail-layout.ts'
import { pageUrl, type MailSite } from './mail-site.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** Tells the owner that the password was reset, so that a thief's reset does not go unnoticed (RS-7). */
export function renderPasswordResetDoneMail(site: MailSite): RenderedMail {
  const url = pageUrl(site, '/forgot')
  const subject = 'Your password has been reset'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'If this wasn’t you, act now.',
    blocks: [
      {
        kind: 'text',
        text: 'The password of your account has just been reset by somebody with access to this mailbox. Everybody who was logged in has been logged out.',
      },
      { kind: 'text', text: 'If this was you, there is nothing more to do.' },
      {
        kind: 'text',
        text: 'If this wasn’t you, first change the password of your mailbox, then take your account back by choosing a new password here:',
      },
      { kind: 'button', label: 'Choose a new password', url },
    ],
    footer: ['You get this email because it is about the security of your account.'],
  })
  const text = `The password of your account has just been reset by somebody with access
to this mailbox. Everybody who was logged in has been logged out.

If this was you, there is nothing more to do.

If this wasn't you, first change the password of your mailbox, then take
your account back by choosing a new password here:

${url}

${site.siteName}
`
  return { subject, html, text }
}
