import { toEmailKey } from '@latchkey/shared'
import type { MailLimits } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { sharedLimitsOf } from './shared-limits.ts'
import { toNetwork } from './to-network.ts'

interface Deps {
  readonly limiter: RateLimiter
  readonly policy: AuthPolicy
}

/** A call that can send a mail. */
interface MailCause {
  readonly kind: 'signup' | 'account'
  readonly email: string
  readonly source: string
}

const HOUR = 3600
/**
 * What one source may cause in an hour, the less the more of the total is used up: a few greedy ones can't take it from all others (docs/decisions/0015). A network
 * may cause four times as much. The rest of the total is for people who have an account.
 */
const SHARES = [
  { from: 0.8, points: 4, kinds: ['account'] },
  { from: 0.5, points: 20, kinds: ['account', 'signup'] },
  { from: 0, points: 400, kinds: ['account', 'signup'] },
]
const SOURCES_OF_NETWORK = 4
/** All of ada+1@…, ada+2@…: mostly one mailbox, which would get a mail for each. Addresses without a tag have their own limits, so nobody can use them up. */
const OF_TAGGED = 10
const NO_MAILS: MailLimits = { cooldownMs: 0, perHour: 0, perDay: 0 }

/**
 * Counts a call that can send a mail against its source, its network, its mailbox and the total, before anybody looks whether there is an account. Returns `deps` as
 * they are, or, once too much was asked for, with limits that let no mail out: the answer stays the same (RL-5).
 */
export async function withMailBudget<Given extends Deps>(deps: Given, { kind, email, source }: MailCause): Promise<Given> {
  const { limiter, policy } = deps
  const total = sharedLimitsOf(policy).mails
  const used = (await limiter.peek(total.key, total.limit)).taken / total.limit.points
  const share = SHARES.find(({ from }) => used >= from)
  const isWithin = async (key: string, points: number) => (await limiter.take(key, { points, windowSeconds: HOUR })).retryAfterSeconds === 0
  const mailbox = findTaggedMailbox(toEmailKey(email))
  // In this order, so that one source can't use up what belongs to all.
  const isAllowed =
    share !== undefined &&
    (await isWithin(`mail:from:${source}`, share.points)) &&
    (await isWithin(`mail:network:${toNetwork(source)}`, share.points * SOURCES_OF_NETWORK)) &&
    (mailbox === null || (await isWithin(`mail:tagged:${hashSecret(mailbox)}`, OF_TAGGED))) &&
    share.kinds.includes(kind) &&
    (await isWithin(total.key, total.limit.points))
  return isAllowed ? deps : { ...deps, policy: { ...policy, mails: NO_MAILS } }
}

/** `ada@x.test` for `ada+news@x.test`; null for an address without a tag. */
function findTaggedMailbox(emailKey: string): string | null {
  const tagged = /^([^+]+)\+.*(@[^@]+)$/.exec(emailKey)
  return tagged && `${tagged[1]}${tagged[2]}`
}
