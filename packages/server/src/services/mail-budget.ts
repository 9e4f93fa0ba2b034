import { toEmailKey } from '@latchkey/shared'
import type { MailLimits } from '../domain/mail-intent.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { Counter, RateLimiter } from '../ports/rate-limiter.ts'
import { takeAll } from './limits.ts'
import { shareOf, sharedLimitsOf } from './shared-limits.ts'
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

/** What a source may cause from a certain use of the total on, and by which calls. */
interface Share {
  readonly from: number
  readonly points: number
  readonly kinds: ReadonlyArray<MailCause['kind']>
}

const HOUR = 3600
/**
 * What one source may cause in an hour, the less the more of the total is used up: a few greedy ones can't take it from all others (docs/decisions/0015). A network
 * may cause four times as much. The rest of the total is for people who have an account.
 */
const SHARES: readonly Share[] = [
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
  const [level] = await limiter.peek(total)
  const used = shareOf(total, level)
  const share = SHARES.find(({ from }) => used >= from)
  const isAllowed = share !== undefined && (await isWithin(limiter, share, total, { kind, email, source }))
  return isAllowed ? deps : { ...deps, policy: { ...policy, mails: NO_MAILS } }
}

/** Takes of what belongs to all last, so that one source can't use it up. */
async function isWithin(
  limiter: RateLimiter,
  { points, kinds }: Share,
  total: Counter,
  { kind, email, source }: MailCause,
): Promise<boolean> {
  const mailbox = findTaggedMailbox(toEmailKey(email))
  const counter = (key: string, ofKey: number): Counter => ({ key: `mail:${key}`, limit: { points: ofKey, windowSeconds: HOUR } })
  const isForThis = kinds.includes(kind)
  const { retryAfterSeconds } = await takeAll(
    limiter,
    counter(`from:${source}`, points),
    counter(`network:${toNetwork(source)}`, points * SOURCES_OF_NETWORK),
    ...(mailbox === null ? [] : [counter(`tagged:${hashSecret(mailbox)}`, OF_TAGGED)]),
    ...(isForThis ? [total] : []),
  )
  return isForThis && retryAfterSeconds === 0
}

/** `ada@x.test` for `ada+news@x.test`; null for an address without a tag. */
function findTaggedMailbox(emailKey: string): string | null {
  const tagged = /^([^+]+)\+.*(@[^@]+)$/.exec(emailKey)
  return tagged && `${tagged[1]}${tagged[2]}`
}
