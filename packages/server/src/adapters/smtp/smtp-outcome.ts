import type { MailOutcome } from '../../ports/mailer.ts'

/** What of nodemailer's errors decides; everything else in them may hold addresses and words from outside. */
export interface SmtpFailure {
  /** Nodemailer's name of what went wrong, such as `EAUTH`. */
  readonly code: string
  /** The server's three digits (RFC 5321, section 4.2); null if it gave no answer. */
  readonly responseCode: number | null
  /** The enhanced status, such as `5.1.1` (RFC 3463); null if the answer had none. */
  readonly status: string | null
  /** The command that was answered, such as `RCPT TO`. */
  readonly command: string
  /** True once the server was ready to take the text of the mail: from then on nobody knows whether it went out. */
  readonly mayHaveArrived: boolean
}

/** Before the recipient is named, an answer can only be about us. */
const ABOUT_THE_RECIPIENT: ReadonlySet<string> = new Set(['RCPT TO', 'DATA'])
const ACCOUNT_ERRORS: ReadonlySet<string> = new Set(['EAUTH', 'ENOAUTH', 'ETLS', 'EREQUIRETLS', 'ECONFIG'])
/** Mailbox unknown, moved away or disabled, host unknown, bad address syntax. */
const DEAD_ADDRESS = /^5\.(?:1\.[1236]|1\.10|2\.1)$/
/** Not allowed to relay or to send: about our account, though the recipient is named. */
const ACCOUNT_RESPONSES: ReadonlySet<number> = new Set([530, 535])

/** Reads the table "Mail outcomes" for SMTP: 4xx is worth another try, 5xx is not, and what happens before the recipient is about our account. */
export function toSmtpOutcome({ code, responseCode, status, command, mayHaveArrived }: SmtpFailure): MailOutcome {
  const reason = responseCode === null ? code : `SMTP ${responseCode}${status === null ? '' : ` ${status}`}`
  if (responseCode === null) {
    if (mayHaveArrived) return { kind: 'unknown', reason }
    return { kind: ACCOUNT_ERRORS.has(code) ? 'broken' : 'retry', reason }
  }
  if (responseCode < 500) return { kind: 'retry', reason }
  const isAboutUs = !ABOUT_THE_RECIPIENT.has(command) || ACCOUNT_RESPONSES.has(responseCode) || isPolicy(status)
  if (isAboutUs) return { kind: 'broken', reason }
  return { kind: 'refused', reason, undeliverable: command === 'RCPT TO' && status !== null && DEAD_ADDRESS.test(status) }
}

/** 5.7.0, 5.7.8 and 5.7.9: authentication is missing, wrong or too weak. */
function isPolicy(status: string | null): boolean {
  return status !== null && /^5\.7\.[089]$/.test(status)
}
