import { layOutMail } from './mail-layout.ts'
import { emailLinkUrl, type MailSite } from './mail-site.ts'
import type { MailWithKey, RenderedMail } from './rendered-mail.ts'

const SUBJECT = {
  login_after_failures: 'New login after several wrong passwords',
  password_reset_done: 'Your password has been reset',
  password_changed: 'Your password has been changed',
  email_change_notice: 'Your email address is about to change',
  email_changed: 'Your email address has been changed',
} as const

/** The mails that hold an undo link. */
export type UndoNotice = keyof typeof SUBJECT

/** What happened, in lines as the text part has them. */
const NEWS = {
  login_after_failures: `Someone has just logged in to your account with the right password, after
several tries with wrong ones.`,
  password_reset_done: `The password of your account has just been reset by somebody with access
to this mailbox. Everybody who was logged in has been logged out.`,
  password_changed: `The password of your account has just been changed by somebody who is
logged in. Everybody else who was logged in has been logged out.`,
  email_change_notice: `Somebody who is logged in to your account has asked to give it another
email address. It changes as soon as that address is confirmed; until then
this one stays.`,
  email_changed: `Your account now has another email address. This one no longer belongs to
it, and you can't log in with it any more.`,
} as const satisfies Record<UndoNotice, string>

const CALM = 'If this was you, there is nothing more to do.'
const TAKE_BACK = `If this wasn't you, take your account back here. Everybody will be logged
out, and you will get an email with which to choose a new password:`
const MOVE_BACK = `If this wasn't you, take your account back here. Everybody will be logged
out, this address will count again, and you will get an email with which to
choose a new password:`
const ALARM = {
  login_after_failures: TAKE_BACK,
  password_reset_done: `If this wasn't you, first change the password of your mailbox. Then take
your account back here: everybody will be logged out, and you will get an
email with which to choose a new password.`,
  password_changed: TAKE_BACK,
  email_change_notice: MOVE_BACK,
  email_changed: MOVE_BACK,
} as const satisfies Record<UndoNotice, string>
const LIFETIME = 'The link works once and for 7 days.'

/** Tells the owner of a mailbox about a change that a thief could have made, with the link that takes it back (RS-7, EC-1). */
export function renderUndoNoticeMail(site: MailSite, purpose: UndoNotice, { email, key }: MailWithKey): RenderedMail {
  const url = emailLinkUrl(site, { purpose: 'undo', email, key })
  const subject = SUBJECT[purpose]
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader: 'If this wasn’t you, act now.',
    blocks: [
      { kind: 'text', text: unwrap(NEWS[purpose]) },
      { kind: 'text', text: CALM },
      { kind: 'text', text: unwrap(ALARM[purpose]) },
      { kind: 'button', label: 'This wasn’t me', url },
    ],
    footer: [LIFETIME, 'You get this email because it is about the security of your account.'],
  })
  const text = `${NEWS[purpose]}

${CALM}

${ALARM[purpose]}

${url}

${LIFETIME}

${site.siteName}
`
  return { subject, html, text }
}

function unwrap(lines: string): string {
  return lines.replaceAll('\n', ' ').replaceAll("'", '’')
}
