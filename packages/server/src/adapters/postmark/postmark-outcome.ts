import type { MailOutcome } from '../../ports/mailer.ts'

/** What became of one request to Postmark. */
export type PostmarkReply =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Postmark's own code; null where the body holds none. */
      readonly errorCode: number | null
      readonly message: string
      readonly retryAfterMs: number | null
    }
  /** `code` is the system's name of what went wrong, such as `ECONNREFUSED`. Before there was a connection nothing can have arrived. */
  | { readonly kind: 'failed'; readonly code: string; readonly mayHaveArrived: boolean }

const INACTIVE_RECIPIENT = 406
const MAINTENANCE = 100
const INVALID_EMAIL_REQUEST = 300
const TOO_MANY_REQUESTS = 429
const UNPROCESSABLE = 422
/**
 * Codes that say "your account, not this mail" (postmarkapp.com/developer/api/overview): bad token, sender signature unknown or unconfirmed, not allowed to send,
 * account pending, account may not send, message stream unknown.
 */
const ACCOUNT_CODES: ReadonlySet<number> = new Set([10, 400, 401, 405, 412, 413, 1235])
/** Statuses that speak about the content of this request. All others below 500 are about us or about what stands between. */
const MESSAGE_STATUSES: ReadonlySet<number> = new Set([400, 413, 415, UNPROCESSABLE])
/** Reads the table "Mail outcomes": who has to do something about it, and may it be tried again. Reasons hold no address and no words from outside. */
export function toMailOutcome(reply: PostmarkReply): MailOutcome {
  if (reply.kind === 'failed') return { kind: reply.mayHaveArrived ? 'unknown' : 'retry', reason: reply.code }
  const { status, errorCode, retryAfterMs } = reply
  const reason = `HTTP ${status}, ErrorCode ${errorCode ?? 'none'}`
  if (isSuccess(status)) {
    if (errorCode === 0) return { kind: 'sent' }
    // Whatever answered so was not Postmark, and nobody knows what it did with the mail.
    if (errorCode === null) return { kind: 'unknown', reason }
  }
  if (status === TOO_MANY_REQUESTS) return { kind: 'retry', reason, ...(retryAfterMs !== null && { afterMs: retryAfterMs }) }
  if (status >= 500 || errorCode === MAINTENANCE) return { kind: 'retry', reason }
  if (errorCode === INACTIVE_RECIPIENT) return { kind: 'refused', reason, undeliverable: true }
  return isMessageError(reply) ? { kind: 'refused', reason, undeliverable: false } : { kind: 'broken', reason }
}

function isMessageError({ status, errorCode, message }: Extract<PostmarkReply, { kind: 'answered' }>): boolean {
  if (errorCode !== null && ACCOUNT_CODES.has(errorCode)) return false
  // Postmark blames the message for a sender address that is not ours to use.
  if (errorCode === INVALID_EMAIL_REQUEST && message.includes("'From'")) return false
  return isSuccess(status) || MESSAGE_STATUSES.has(status)
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}
