import { formatLinkHash, formatOpenHash, type EmailLink, type Locale, type OpenForm } from '@latchkey/shared'

/** Whose mails these are: the only source of links, so that no request header can send anybody elsewhere (RS-2). */
export interface MailSite {
  readonly siteName: string
  /** Where the pages are, such as `https://example.com`. */
  readonly baseUrl: string
  /** The language of whoever gets the mail. */
  readonly locale: Locale
}

/** The address at which a form opens: `https://example.com/#?open=login`. No path, which an application may not have. */
export function formUrl({ baseUrl }: MailSite, form: OpenForm): string {
  return `${withoutSlash(baseUrl)}/${formatOpenHash(form)}`
}

/** The address that proves the mailbox: `https://example.com/#?email=…&confirm=…`. */
export function emailLinkUrl({ baseUrl }: MailSite, link: EmailLink): string {
  return `${withoutSlash(baseUrl)}/${formatLinkHash(link)}`
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
