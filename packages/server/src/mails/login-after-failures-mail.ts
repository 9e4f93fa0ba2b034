import { layOutMail } from './mail-layout.ts'
import { pageUrl, type MailSite } from './mail-site.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** Tells the owner of a login that followed many wrong passwords: it may have been guessed (RS-7). */
export function renderLoginAfterFailuresMail(site: MailSite): RenderedMail {
  const url = pageUrl(site, '/forgot')
  const subject = 'New login after several wrong passwords'
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'If this wasn’t you, act now.',
    blocks: [
      { kind: 'text', text: 'Someone has just logged in to your account with the right password, after several tries with wrong ones.' },
      { kind: 'text', text: 'If this was you, there is nothing to do.' },
      {
        kind: 'text',
        text: 'If this wasn’t you, your password is known to somebody else. Choose a new one now; that also logs everybody out:',
      },
      { kind: 'button', label: 'Choose a new password', url },
    ],
    footer: ['You get this email because it is about the security of your account.'],
  })
  const text = `Someone has just logged in to your account with the right password, after
several tries with wrong ones.

If this was you, there is nothing to do.

If this wasn't you, your password is known to somebody else. Choose a new
one now; that also logs everybody out:

${url}

${site.siteName}
`
  return { subject, html, text }
}
