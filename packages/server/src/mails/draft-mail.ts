import type { OpenForm } from '@latchkey/shared'
import type { MailBlock, MailLayout } from './mail-layout.ts'
import { emailLinkUrl, formUrl, type MailSite } from './mail-site.ts'
import type { DeviceMail, MailContent, MailWithKey, MailWithLink, FormMail, UndoNotice } from './mail-content.ts'
import type { MailWords } from './text/mail-words.ts'

/** What a mail shows, before it is laid out as html and as text. */
export type MailDraft = Pick<MailLayout, 'title' | 'preheader' | 'blocks' | 'footer'>

const FORM_OF = {
  account_approved: 'login',
  password_set: 'forgot',
  account_deleted: 'signup',
} as const satisfies Record<FormMail, OpenForm>

/**
 * Puts the words of a mail in order. Nothing that somebody typed into a form stands in any of them: strangers must not be able to send their words to others in
 * our name (SU-12).
 */
export function draftMail(content: MailContent, site: MailSite, words: MailWords): MailDraft {
  switch (content.purpose) {
    case 'confirm':
    case 'reset':
      return draftProof(content.purpose, content, site, words)
    case 'invited': // chooses the first password as a reset chooses the next
      return draft(words.invited, emailLinkUrl(site, { ...pick(content), purpose: 'reset' }))
    case 'email_change':
      return draft(words.email_change, emailLinkUrl(site, { ...pick(content), purpose: 'change' }))
    case 'email_change_notice':
    case 'email_changed':
    case 'password_changed':
    case 'password_reset_done':
    case 'login_after_failures':
      return draft(words[content.purpose satisfies UndoNotice], undoUrl(content, site))
    case 'new_device':
      return draftNewDevice(content, site, words)
    case 'already_registered':
      return draftAlreadyRegistered(site, words)
    case 'account_approved':
    case 'password_set':
    case 'account_deleted':
      return draft(words[content.purpose], formUrl(site, FORM_OF[content.purpose]))
    default:
      return content satisfies never
  }
}

interface PlainWords extends Pick<MailDraft, 'preheader' | 'footer'> {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly button: string
}

function draft({ subject, preheader, paragraphs, button, footer }: PlainWords, url: string): MailDraft {
  const texts = paragraphs.map((text): MailBlock => ({ kind: 'text', text }))
  return { title: subject, preheader, blocks: [...texts, { kind: 'button', label: button, url }], footer }
}

function draftProof(purpose: 'confirm' | 'reset', mail: MailWithLink, site: MailSite, words: MailWords): MailDraft {
  const { code: codeText, lifetime, lifetimeWithCode, ...plain } = words[purpose]
  const { code } = mail
  const drafted = draft(
    { ...plain, footer: [code === null ? lifetime : lifetimeWithCode, ...plain.footer] },
    emailLinkUrl(site, { ...pick(mail), purpose }),
  )
  return code === null ? drafted : { ...drafted, blocks: [...drafted.blocks, { kind: 'code', text: codeText, code }] }
}

function draftNewDevice(mail: DeviceMail, site: MailSite, words: MailWords): MailDraft {
  const { news, device, deviceOn, deviceUnknown, time, paragraphs, ...plain } = words.new_device
  const name = mail.device.replace(' on ', deviceOn) || deviceUnknown
  const at = new Intl.DateTimeFormat(`${site.locale}-u-nu-latn`, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(mail.at)
  const facts = `${device}: ${name}\n${time}: ${at} UTC`
  return draft({ ...plain, paragraphs: [news, facts, ...paragraphs] }, undoUrl(mail, site))
}

/** Tells the owner of an account that somebody tried to sign up with its address: what the person at the form must not learn. Holds no key. */
function draftAlreadyRegistered(site: MailSite, words: MailWords): MailDraft {
  const { forgot, forgotLabel, ...plain } = words.already_registered
  const drafted = draft(plain, formUrl(site, 'login'))
  return { ...drafted, blocks: [...drafted.blocks, { kind: 'link', text: forgot, label: forgotLabel, url: formUrl(site, 'forgot') }] }
}

function undoUrl(mail: MailWithKey, site: MailSite): string {
  return emailLinkUrl(site, { ...pick(mail), purpose: 'undo' })
}

function pick({ email, key }: MailWithKey): MailWithKey {
  return { email, key }
}
