import { toEmailKey } from '@latchkey/shared'
import type { Account, MailIntent } from '../domain/account.ts'
import { hasCode, isLimited, type MailLimits } from '../domain/mail-intent.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { Counter, RateLimiter } from '../ports/rate-limiter.ts'
import { takeAll, takeOrRefuse } from './limits.ts'

interface Deps {
  readonly limiter: RateLimiter
  readonly policy: { readonly mails: MailLimits }
}

/**
 * Counts a mail to a mailbox that may be of somebody who has asked for nothing, by recipient, over all accounts that may want to mail there (RL-5). Returns how many seconds it
 * has to wait; 0 if it may go now. To be asked when a mail is about to be sent: what is counted before may never be sent, because the server was killed in between.
 */
export async function takeMailTurn(deps: Deps, account: Account, mail: MailIntent): Promise<number> {
  if (mail.purpose === 'email_change') return await takeRecipientTurn(deps, mail.to)
  return account.confirmedAt === null && isLimited(account, mail.purpose) ? await takeUnprovenTurn(deps, mail) : 0
}

/** The mail to an address that an account wants to move to. */
async function takeRecipientTurn({ limiter, policy: { mails } }: Deps, email: string): Promise<number> {
  const key = `change:soon:${hashSecret(toEmailKey(email))}`
  const soon = { key, limit: { points: 1, windowSeconds: Math.max(1, Math.ceil(mails.cooldownMs / 1000)) } }
  return (await takeAll(limiter, soon, ...countersOf('change', toEmailKey(email), mails))).retryAfterSeconds
}

/**
 * A mail of an account to its own mailbox, which nobody has proven: what the account itself counts goes with it when it is deleted, to be made anew. What lets the owner
 * in has counts of its own, so that strangers can't use it up by mails of another kind; and whoever has got none in this hour gets one, whatever was sent in the day.
 */
async function takeUnprovenTurn({ limiter, policy: { mails } }: Deps, { purpose, to }: MailIntent): Promise<number> {
  const [hour, day] = countersOf(`unproven:${hasCode(purpose) ? purpose : 'notice'}`, toEmailKey(to), mails)
  const [ofHour, ofDay] = await limiter.take(hour, day)
  if (!ofHour || !ofDay) return ofHour?.retryAfterSeconds ?? 0
  return ofHour.taken === 1 ? 0 : Math.min(ofDay.retryAfterSeconds, hour.limit.windowSeconds)
}

/**
 * Counts that an account leaves a mailbox which nobody has proven, by deletion or for another address; `too_many_attempts` when that was too often. What the mailbox has got
 * is forgotten with it: else anybody could fill it by signing up and leaving in turn (RL-5).
 */
export async function limitLeaving({ limiter, policy: { mails } }: Deps, { emailKey, confirmedAt }: Account): Promise<void> {
  if (confirmedAt === null) await takeOrRefuse(limiter, ...countersOf('leave', emailKey, mails))
}

/** What a mailbox may get in an hour and in a day. */
function countersOf(name: string, emailKey: string, { perHour, perDay }: MailLimits): [Counter, Counter] {
  const recipient = hashSecret(emailKey)
  return [
    { key: `${name}:hour:${recipient}`, limit: { points: perHour, windowSeconds: 3600 } },
    { key: `${name}:day:${recipient}`, limit: { points: perDay, windowSeconds: 86_400 } },
  ]
}
