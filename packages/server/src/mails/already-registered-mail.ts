import { layOutMail } from './mail-layout.ts'
import { pageUrl, type MailSite } from './mail-site.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** Tells the owner of an account that somebody tried to sign up with its address: what the person at the form must not learn. Holds no key. */
export function renderAlreadyRegisteredMail(site: MailSite): RenderedMail {
  const loginUrl = pageUrl(site, '/login')
  const forgotUrl = pageUrl(site, '/forgot')
  const subject = 'You already have an account'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'You can simply log in.',
    blocks: [
      {
        kind: 'text',
        text: 'Someone, probably you, has just tried to sign up with this email address. It already has an account, so you can simply log in:',
      },
      { kind: 'button', label: 'Log in', url: loginUrl },
      { kind: 'link', text: 'Forgotten your password?', label: 'Choose a new one', url: forgotUrl },
    ],
    footer: ['If this wasn’t you, just ignore this email: nothing about your account has changed.'],
  })
  const text = `Someone, probably you, has just tried to sign up with this email address.
It already has an account, so you can simply log in:

${loginUrl}

Forgotten your password? Choose a new one:

${forgotUrl}

If this wasn't you, just ignore this email: nothing about your account
has changed.

${site.siteName}
`
  return { subject, html, text }
}
