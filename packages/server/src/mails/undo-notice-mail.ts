import { layOutMail } from './mail-layout.ts'
import { emailLinkUrl, type MailSite } from './mail-site.ts'
import type { MailWithKey, RenderedMail } from './rendered-mail.ts'

const SUBJECT = {
  password_changed: 'Your password has been changed',
  email_change_notice: 'Your email address is about to change',
  email_changed: 'Your email address has been changed',
} as const

/** What happened, in lines as the text part has them. */
const NEWS = {
  password_changed: `The password of your account has just been changed by somebody who is
logged in. Everybody else who was logged in has been logged out.`,
  email_change_notice: `Somebody who is logged in to your account has asked to give it another
email address. It changes as soon as that address is confirmed; until then
this one stays.`,
  email_changed: `Your account now has another email address. This one no longer belongs to
it, and you can't log in with it any more.`,
} as const satisfies Record<keyof typeof SUBJECT, string>

const CALM = 'If this was you, there is nothing more to do.'
const ALARM = `If this wasn't you, take your account back here. Everybody will be logged
out, this address will count again, and you will get an email with which to
choose a new password:`
const LIFETIME = 'The link works once and for 7 days.'

/** Tells the owner of a mailbox about a change that a thief could have made, with the link that takes it back (RS-7, EC-1). */
export function renderUndoNoticeMail(site: MailSite, purpose: keyof typeof SUBJECT, { email, key }: MailWithKey): RenderedMail {
  const url = emailLinkUrl(site, { purpose: 'undo', email, key })
  const subject = SUBJECT[purpose]
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'If this wasn’t you, act now.',
    blocks: [
      { kind: 'text', text: unwrap(NEWS[purpose]) },
      { kind: 'text', text: CALM },
      { kind: 'text', text: unwrap(ALARM) },
      { kind: 'button', label: 'This wasn’t me', url },
    ],
    footer: [LIFETIME, 'You get this email because it is about the security of your account.'],
  })
  const text = `${NEWS[purpose]}

${CALM}

${ALARM}

${url}

${LIFETIME}

${site.siteName}
`
  return { subject, html, text }
}

function unwrap(lines: string): string {
  return lines.replaceAll('\n', ' ').replaceAll("'", '’')
}
