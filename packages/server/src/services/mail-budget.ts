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

/** What recipients may get. */
export interface MailBudget {
  readonly strangers: MailLimits
  /** Who has proven the mailbox has limits of their own, so what somebody else asked for with other tags takes nothing from them (RL-4). */
  readonly owners: MailLimits
}

/**
 * Counts a call that can send a mail against its source, its network, its mailbox and the total, before anybody looks whether there is an account. Returns the usual limits
 * of recipients, or, once too much was asked for, some that let no mail out: the answer stays the same (RL-5).
 */
export async function takeMailBudget(deps: Deps, { kind, email, source }: MailCause): Promise<MailBudget> {
  const { limiter, policy } = deps
  const total = sharedLimitsOf(policy).mails
  const [level] = await limiter.peek(total)
  const used = shareOf(total, level)
  const share = SHARES.find(({ from }) => used >= from)
  const isAllowed = share !== undefined && (await isWithin(limiter, share, total, { kind, source }))
  const hasTurn = await takeTurnOfMailbox(limiter, email)
  return { strangers: isAllowed && hasTurn ? policy.mails : NO_MAILS, owners: isAllowed ? policy.mails : NO_MAILS }
}

/** One mailbox with many tags is one stranger's, who has not asked for any of their mails. */
async function takeTurnOfMailbox(limiter: RateLimiter, email: string): Promise<boolean> {
  const mailbox = findTaggedMailbox(toEmailKey(email))
  return mailbox === null || (await takeAll(limiter, counterOf(`tagged:${hashSecret(mailbox)}`, OF_TAGGED))).retryAfterSeconds === 0
}

function counterOf(key: string, points: number): Counter {
  return { key: `mail:${key}`, limit: { points, windowSeconds: HOUR } }
}

/** Takes of what belongs to all last, so that one source can't use it up. */
async function isWithin(
  limiter: RateLimiter,
  { points, kinds }: Share,
  total: Counter,
  { kind, source }: Omit<MailCause, 'email'>,
): Promise<boolean> {
  const isForThis = kinds.includes(kind)
  const { retryAfterSeconds } = await takeAll(
    limiter,
    counterOf(`from:${source}`, points),
    counterOf(`network:${toNetwork(source)}`, points * SOURCES_OF_NETWORK),
    ...(isForThis ? [total] : []),
  )
  return isForThis && retryAfterSeconds === 0
}

/** `ada@x.test` for `ada+news@x.test`; null for an address without a tag. */
function findTaggedMailbox(emailKey: string): string | null {
  const tagged = /^([^+]+)\+.*(@[^@]+)$/.exec(emailKey)
  return tagged && `${tagged[1]}${tagged[2]}`
}
