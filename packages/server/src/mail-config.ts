import { isEmailAddress, LOCALES, type Locale } from '@latchkey/shared'
import type { EnvReader } from './env-reader.ts'

/** How mails go out, and what comes back about them. Neither provider: they go to the dev mailbox. */
export interface MailConfig {
  readonly postmark: PostmarkConfig | undefined
  readonly smtp: SmtpConfig | undefined
  /** `user:password` of whoever may report bounces; without it nobody can. */
  readonly postmarkWebhookAuth: string | undefined
  /** The language of mails to whoever has not said which they want. */
  readonly mailLocale: Locale
  /** A module whose `mailTemplates` replace ours. */
  readonly mailTemplates: string | undefined
}

export interface PostmarkConfig {
  readonly serverToken: string
  readonly from: string
  readonly apiUrl: string | undefined
  readonly messageStream: string | undefined
}

export interface SmtpConfig {
  readonly url: string
  readonly from: string
}

/** Reads the settings of mails: at most one provider, in production exactly one, and its sender. */
export function readMailConfig(read: EnvReader, isProduction: boolean): MailConfig {
  const serverToken = read.text('POSTMARK_SERVER_TOKEN')
  const smtpUrl = readSmtpUrl(read)
  const apiUrl = read.text('POSTMARK_API_URL')
  const from = readSender(read, serverToken !== undefined || smtpUrl !== undefined)
  if (apiUrl !== undefined && !isUrl(apiUrl, isProduction)) read.problem('POSTMARK_API_URL', 'must be a URL, in production with https')
  if (serverToken !== undefined && smtpUrl !== undefined) read.problem('SMTP_URL', 'must not be set with POSTMARK_SERVER_TOKEN: choose one')
  if (isProduction && serverToken === undefined && smtpUrl === undefined)
    read.problem('POSTMARK_SERVER_TOKEN', 'or SMTP_URL must be set in production: the dev mailbox shows every mail to everybody')
  const messageStream = read.text('POSTMARK_MESSAGE_STREAM')
  return {
    postmark: serverToken === undefined ? undefined : { serverToken, from, apiUrl, messageStream },
    smtp: smtpUrl === undefined ? undefined : { url: smtpUrl, from },
    postmarkWebhookAuth: readWebhookAuth(read),
    mailLocale: read.choice('MAIL_LOCALE', LOCALES),
    mailTemplates: read.text('MAIL_TEMPLATES'),
  }
}

function readSender(read: EnvReader, isNeeded: boolean): string {
  const from = read.text('MAIL_FROM')
  if (from !== undefined && !isEmailAddress(/<([^<>]*)>$/.exec(from)?.[1] ?? from))
    read.problem('MAIL_FROM', 'must be an address, or "Name <address>"')
  if (from === undefined && isNeeded) read.problem('MAIL_FROM', 'must be set: the sender, such as "Example <hello@example.com>"')
  return from ?? ''
}

function readSmtpUrl(read: EnvReader): string | undefined {
  const text = read.text('SMTP_URL')
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.search !== '' || !isDecodable(url.username + url.password))
    read.problem('SMTP_URL', 'must be such as smtps://user:password@smtp.example.com, or smtp://… with port 587')
  return text
}

function isDecodable(text: string): boolean {
  try {
    return typeof decodeURIComponent(text) === 'string'
  } catch {
    return false
  }
}

function readWebhookAuth(read: EnvReader): string | undefined {
  const auth = read.text('POSTMARK_WEBHOOK_AUTH')
  if (auth !== undefined && !/^[^:]+:.{16,}$/.test(auth))
    read.problem('POSTMARK_WEBHOOK_AUTH', 'must be user:password, the password with at least 16 characters')
  return auth
}

function isUrl(text: string, isSecure: boolean): boolean {
  return URL.canParse(text) && (isSecure ? /^https:/ : /^https?:/).test(text)
}
