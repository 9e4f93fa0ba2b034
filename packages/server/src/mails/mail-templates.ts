import type { Locale } from '@latchkey/shared'
import type { MailContent } from './mail-content.ts'
import type { MailSite } from './mail-site.ts'
import { renderMail } from './render-mail.ts'
import type { RenderedMail } from './rendered-mail.ts'

/** What a mail is about. */
type Purpose = MailContent['purpose']

/** What the mail for one purpose is made of. */
export type MailContentOf<Wanted extends Purpose> = MailContent extends infer Content
  ? Content extends MailContent
    ? Wanted extends Content['purpose']
      ? Omit<Content, 'purpose'>
      : never
    : never
  : never

/** Replaces the subject, the text or the whole layout of a mail; what it leaves out stays ours, which it gets to build on. */
export type MailTemplate<Wanted extends Purpose> = (
  content: MailContentOf<Wanted>,
  ours: RenderedMail,
  site: MailSite,
) => Partial<RenderedMail>

/** The mails of a developer, by purpose. The compiler knows what each of them gets. */
export type MailTemplates = { readonly [Wanted in Purpose]?: MailTemplate<Wanted> }

/** Writes mails: in the given language, or in that of the site for whoever has said none. */
export type MailRenderer = (content: MailContent, locale: Locale | null) => RenderedMail

/** Writes mails in our words, or in those of the templates. */
export function createMailRenderer(ofAll: MailSite, templates: MailTemplates = {}): MailRenderer {
  return (content, locale) => {
    const site = { ...ofAll, locale: locale ?? ofAll.locale }
    const ours = renderMail(content, site)
    // Each template takes what belongs to its own key, which the compiler can't follow through a lookup.
    const template = templates[content.purpose] as
      | ((of: MailContent, ours: RenderedMail, site: MailSite) => Partial<RenderedMail>)
      | undefined
    const mail = { ...ours, ...template?.(content, ours, site) }
    // A subject is one line: whatever else stood in it would be a header.
    return { ...mail, subject: mail.subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ') }
  }
}
