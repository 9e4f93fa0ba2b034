import { toEmailKey } from '@latchkey/shared'
import type { MailLimits } from '../domain/mail-intent.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import type { Account } from '../domain/account.ts'
import { takeAll, takeOrRefuse } from './limits.ts'

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

/**
 * Counts that an account leaves a mailbox which nobody has proven, by deletion or for another address; `too_many_attempts` when that was too often. What the mailbox has got
 * is forgotten with it: else anybody could fill it by signing up and leaving in turn (RL-5).
 */
export async function limitLeaving({ limiter, policy }: Deps, { emailKey, confirmedAt }: Account): Promise<void> {
  if (confirmedAt !== null) return
  const { perHour, perDay } = policy.mails
  const counter = (name: string, points: number, windowSeconds: number) => ({
    key: `leave:${name}:${hashSecret(emailKey)}`,
    limit: { points, windowSeconds },
  })
  await takeOrRefuse(limiter, counter('hour', perHour, 3600), counter('day', perDay, 86_400))
}
