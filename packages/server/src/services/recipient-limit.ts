import { toEmailKey } from '@latchkey/shared'
import type { MailLimits } from '../domain/mail-intent.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { takeAll } from './limits.ts'

interface Deps {
  readonly limiter: RateLimiter
  readonly policy: { readonly mails: MailLimits }
}

/**
 * Counts a mail to somebody who has not asked for any account, by recipient, over all accounts that may want to mail there (RL-5). Returns how many seconds it has to
 * wait; 0 if it may go now. To be asked when a mail is about to be sent: what is counted before may never be sent, because the server was killed in between.
 */
export async function takeRecipientTurn({ limiter, policy }: Deps, email: string): Promise<number> {
  const { cooldownMs, perHour, perDay } = policy.mails
  const recipient = hashSecret(toEmailKey(email))
  const counter = (name: string, points: number, windowSeconds: number) => ({
    key: `change:${name}:${recipient}`,
    limit: { points, windowSeconds },
  })
  const soon = counter('soon', 1, Math.max(1, Math.ceil(cooldownMs / 1000)))
  return (await takeAll(limiter, soon, counter('hour', perHour, 3600), counter('day', perDay, 86_400))).retryAfterSeconds
}
