import { draftMail } from './draft-mail.ts'
import type { MailContent } from './mail-content.ts'
import { layOutMail } from './mail-layout.ts'
import type { MailSite } from './mail-site.ts'
import { layOutText } from './mail-text.ts'
import type { RenderedMail } from './rendered-mail.ts'
import { MAIL_WORDS } from './text/all-mail-words.ts'

/** Writes a mail in the language of `site`. The same content gives the same mail. */
export function renderMail(content: MailContent, site: MailSite): RenderedMail {
  const draft = draftMail(content, site, MAIL_WORDS[site.locale])
  const layout = { ...draft, siteName: site.siteName, locale: site.locale }
  return { subject: draft.title, html: layOutMail(layout), text: layOutText(layout) }
}
