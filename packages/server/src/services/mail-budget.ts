import { toEmailKey } from '@latchkey/shared'
import type { MailLimits } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { RateLimit, RateLimiter } from '../ports/rate-limiter.ts'

interface Deps {
  readonly limiter: RateLimiter
  readonly policy: AuthPolicy
}

const HOUR = 3600
const OF_SOURCE: RateLimit = { points: 400, windowSeconds: HOUR }
/** All of ada+1@…, ada+2@…: mostly one mailbox, which would get a mail for each. Addresses without a tag have their own limits, so nobody can use them up. */
const OF_TAGGED: RateLimit = { points: 10, windowSeconds: HOUR }
const NO_MAILS: MailLimits = { cooldownMs: 0, perHour: 0, perDay: 0 }

/**
 * Counts a call that can send a mail to `email` against its source, its mailbox and the total, before anybody looks whether there is an account. Returns `deps` as
 * they are, or, once too much was asked for, with limits that let no mail out: the answer stays the same (RL-5).
 */
export async function withMailBudget<Given extends Deps>(deps: Given, email: string, source: string): Promise<Given> {
  const { limiter, policy } = deps
  const isWithin = async (key: string, limit: RateLimit) => (await limiter.take(key, limit)).retryAfterSeconds === 0
  const mailbox = findTaggedMailbox(toEmailKey(email))
  // In this order, so that one source can't use up what belongs to all.
  const isAllowed =
    (await isWithin(`mail:from:${source}`, OF_SOURCE)) &&
    (mailbox === null || (await isWithin(`mail:tagged:${hashSecret(mailbox)}`, OF_TAGGED))) &&
    (await isWithin('mail:total', { points: policy.mailsTotalPerHour, windowSeconds: HOUR }))
  return isAllowed ? deps : { ...deps, policy: { ...policy, mails: NO_MAILS } }
}

/** `ada@x.test` for `ada+news@x.test`; null for an address without a tag. */
function findTaggedMailbox(emailKey: string): string | null {
  const tagged = /^([^+]+)\+.*(@[^@]+)$/.exec(emailKey)
  return tagged && `${tagged[1]}${tagged[2]}`
}
