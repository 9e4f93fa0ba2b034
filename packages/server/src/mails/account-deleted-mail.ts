import { layOutMail } from './mail-layout.ts'
import { pageUrl, type MailSite } from './mail-site.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** Says goodbye: the last mail about an account. It can't be taken back, so there is no link that would. */
export function renderAccountDeletedMail(site: MailSite): RenderedMail {
  const url = pageUrl(site, '/signup')
  const subject = 'Your account has been deleted'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'Everything that was kept about you is gone.',
    blocks: [
      {
        kind: 'text',
        text: 'Your account has just been deleted by somebody who knows its password. Everything that was kept in it is gone, and this is the last email about it.',
      },
      { kind: 'text', text: 'If this wasn’t you, somebody else knows your password: change it wherever else you use it.' },
      { kind: 'text', text: 'Your email address is free again. If you ever want to come back, sign up here:' },
      { kind: 'button', label: 'Sign up', url },
    ],
    footer: ['Thanks for having been with us.'],
  })
  const text = `Your account has just been deleted by somebody who knows its password.
Everything that was kept in it is gone, and this is the last email about it.

If this wasn't you, somebody else knows your password: change it wherever
else you use it.

Your email address is free again. If you ever want to come back, sign up
here:

${url}

Thanks for having been with us.

${site.siteName}
`
  return { subject, html, text }
}
