import { isEmailAddress } from '@latchkey/shared'
import { createTransport } from 'nodemailer'
import type { Mail, Mailer } from '../../ports/mailer.ts'
import { toSmtpOutcome, type SmtpFailure } from './smtp-outcome.ts'

export interface SmtpMailerOptions {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which then has to offer STARTTLS unless it is this very machine. */
  readonly url: string
  /** The sender, such as `Example <hello@example.com>`. */
  readonly from: string
  readonly timeoutMs?: number
}

/** Shorter than a mail is claimed for. */
const TIMEOUT_MS = 10_000
const CHECK_WITHIN_MS = 5000
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Sends through any SMTP server, one connection a mail, the certificate verified, exactly one recipient each. */
export function createSmtpMailer({ url, from, timeoutMs = TIMEOUT_MS }: SmtpMailerOptions): Mailer {
  const server = toServer(new URL(url))
  return {
    send: async (mail) => {
      if (!isEmailAddress(mail.to)) return { kind: 'refused', reason: 'not exactly one address', undeliverable: true }
      let mayHaveArrived = false
      const transport = createTransport({
        ...server,
        ...timeouts(timeoutMs),
        disableFileAccess: true,
        disableUrlAccess: true,
        transactionLog: true,
        logger: {
          // 354 is the server's "start mail input": the only place where it can be seen.
          debug: (_entry: unknown, line: unknown) => {
            if (String(line).startsWith('354')) mayHaveArrived = true
          },
        },
      })
      try {
        await transport.sendMail({ ...toMessage(mail, from), signal: AbortSignal.timeout(timeoutMs) })
        return { kind: 'sent' }
      } catch (error) {
        return toSmtpOutcome(readFailure(error, mayHaveArrived))
      }
    },
  }
}

/** Connects and logs in, without sending anything. Null if that worked, else what is wrong. */
export async function checkSmtp({ url, timeoutMs = CHECK_WITHIN_MS }: SmtpMailerOptions): Promise<string | null> {
  const transport = createTransport({ ...toServer(new URL(url)), ...timeouts(timeoutMs) })
  try {
    await transport.verify()
    return null
  } catch (error) {
    const outcome = toSmtpOutcome(readFailure(error, false))
    return 'reason' in outcome ? outcome.reason : null
  }
}

function timeouts(ms: number) {
  return { connectionTimeout: ms, greetingTimeout: ms, socketTimeout: ms, dnsTimeout: ms }
}

function toServer({ protocol, hostname, port, username, password }: URL) {
  const isSecure = protocol === 'smtps:'
  return {
    // IPv6 addresses stand in brackets only in a URL.
    host: hostname.replaceAll(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    // Never in the clear over a network, neither the password nor the links.
    requireTLS: !isSecure && !LOOPBACK.has(hostname),
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    tls: { minVersion: 'TLSv1.2' as const },
  }
}

function toMessage(mail: Mail, from: string) {
  return {
    from,
    to: { name: '', address: mail.to },
    envelope: { from: /<([^<>]*)>$/.exec(from)?.[1] ?? from, to: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // The same for every try, so that mail programs can drop a duplicate.
    messageId: `<${mail.id}@${from.replace(/^.*@/, '').replace(/>$/, '')}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Latchkey-Purpose': mail.purpose },
  }
}

function readFailure(error: unknown, mayHaveArrived: boolean): SmtpFailure {
  const fields: Partial<Record<string, unknown>> = typeof error === 'object' && error !== null ? { ...error } : {}
  const { code, responseCode, response, command } = fields
  const isCertificate = typeof fields['originalCode'] === 'string' && /CERT|SIGNED|TLS|SSL|ISSUER/.test(fields['originalCode'])
  return {
    code: isCertificate ? 'ETLS' : code === 'EABORT' ? 'TIMEOUT' : typeof code === 'string' ? code : 'ERROR',
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    status: typeof response === 'string' ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null) : null,
    command: typeof command === 'string' ? command : '',
    mayHaveArrived,
  }
}
