import { isEmailAddress } from '@latchkey/shared'
import { Models, ServerClient } from 'postmark'
import type { Mail, Mailer } from '../../ports/mailer.ts'
import { createExchange } from './postmark-exchange.ts'
import { toMailOutcome } from './postmark-outcome.ts'

export interface PostmarkMailerOptions {
  readonly serverToken: string
  /** The sender, such as `Example <hello@example.com>`: a sender signature of the account. */
  readonly from: string
  /** Another server that speaks Postmark's API, for tests. */
  readonly apiUrl?: string | undefined
  /** `outbound` if not given. */
  readonly messageStream?: string | undefined
  readonly timeoutMs?: number
}

/** The client's own default is three minutes, much longer than a mail is claimed for. */
const TIMEOUT_MS = 10_000

/** Sends through Postmark's official client. Opens and clicks are not tracked, and each mail has exactly one recipient. */
export function createPostmarkMailer(options: PostmarkMailerOptions): Mailer {
  const { serverToken, timeoutMs = TIMEOUT_MS } = options
  const server = toServer(options.apiUrl)
  return {
    send: async (mail) => {
      // The API would take a list of addresses: only one may ever be in it (RS-3).
      if (!isEmailAddress(mail.to)) return { kind: 'refused', reason: 'not exactly one address', undeliverable: true }
      const { fetch, reply } = createExchange()
      try {
        await new ServerClient(serverToken, { ...server, timeout: timeoutMs / 1000, fetch }).sendEmail(toMessage(mail, options))
      } catch {
        // The client's errors hold less than the exchange itself, and more words from outside than may be logged.
      }
      return toMailOutcome(reply())
    },
  }
}

function toMessage(mail: Mail, { from, messageStream = 'outbound' }: PostmarkMailerOptions): Models.Message {
  return {
    From: from,
    To: mail.to,
    Subject: mail.subject,
    HtmlBody: mail.html,
    TextBody: mail.text,
    MessageStream: messageStream,
    Tag: mail.purpose,
    Metadata: { mail: mail.id },
    TrackOpens: false,
    TrackLinks: Models.LinkTrackingOptions.None,
  }
}

/** How the client reaches the API, or what stands in its place. */
export function toServer(apiUrl: string | undefined): { useHttps?: boolean; requestHost?: string } {
  if (apiUrl === undefined) return {}
  const { protocol, host, pathname } = new URL(apiUrl)
  return { useHttps: protocol === 'https:', requestHost: host + pathname.replace(/\/+$/, '') }
}
