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

/** What a template makes of a mail. */
type OwnMail = Partial<RenderedMail>

/** Replaces the subject, the text or the whole layout of a mail, at once or within five seconds; what it leaves out stays ours, which it gets to build on. */
export type MailTemplate<Wanted extends Purpose> = (
  content: MailContentOf<Wanted>,
  ours: RenderedMail,
  site: MailSite,
) => OwnMail | Promise<OwnMail>

/** The mails of a developer, by purpose. The compiler knows what each of them gets. */
export type MailTemplates = { readonly [Wanted in Purpose]?: MailTemplate<Wanted> }

/** Writes mails: in the given language, or in that of the site for whoever has said none. Rejects if a template throws, makes no mail or takes too long. */
export type MailRenderer = (content: MailContent, locale: Locale | null) => Promise<RenderedMail>

/** A mail is claimed for a while only, and no other goes out in its place meanwhile. */
const TEMPLATE_WITHIN_MS = 5000
const PARTS = ['subject', 'html', 'text'] as const

/** Writes mails in our words, or in those of the templates. */
export function createMailRenderer(ofAll: MailSite, templates: MailTemplates = {}, withinMs = TEMPLATE_WITHIN_MS): MailRenderer {
  return async (content, locale) => {
    const site = { ...ofAll, locale: locale ?? ofAll.locale }
    const ours = renderMail(content, site)
    // Each template takes what belongs to its own key, which the compiler can't follow through a lookup.
    const template = templates[content.purpose] as
      | ((of: MailContent, ours: RenderedMail, site: MailSite) => OwnMail | Promise<OwnMail>)
      | undefined
    const mail = template ? merge(ours, await inTime(template(content, ours, site), withinMs)) : ours
    // A subject is one line: whatever else stood in it would be a header.
    return { ...mail, subject: mail.subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ') }
  }
}

function merge(ours: RenderedMail, own: OwnMail): RenderedMail {
  const mail = { ...ours }
  for (const part of PARTS) {
    const given: unknown = own[part] ?? ours[part]
    if (typeof given !== 'string') throw new TypeError(`${part} is no text`)
    mail[part] = given
  }
  return mail
}

async function inTime<Result>(result: Result | Promise<Result>, withinMs: number): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DOMException('a mail template took too long', 'TimeoutError')), withinMs)
  try {
    return await Promise.race([result, late])
  } finally {
    clearTimeout(timer)
  }
}
