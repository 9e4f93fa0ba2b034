import type { AuthPolicy } from '../domain/policy.ts'
import type { Counter, Level, RateLimiter } from '../ports/rate-limiter.ts'

/** Limits that all callers share. Whoever reaches one keeps others from something, so operators have to hear of it. */
export type SharedLimitName = 'mails' | 'wrong_codes'

const HOUR = 3600

/** The shared limits by name. */
export function sharedLimitsOf(
  policy: Pick<AuthPolicy, 'mailsTotalPerHour' | 'wrongCodesPerHour'>,
): Readonly<Record<SharedLimitName, Counter>> {
  return {
    mails: { key: 'mail:total', limit: { points: policy.mailsTotalPerHour, windowSeconds: HOUR } },
    wrong_codes: { key: 'code:total', limit: { points: policy.wrongCodesPerHour, windowSeconds: HOUR } },
  }
}

/** How much of each shared limit is used up, from 0 to 1. Counts nothing. */
export async function readSharedLimits({
  limiter,
  policy,
}: {
  readonly limiter: RateLimiter
  readonly policy: AuthPolicy
}): Promise<Record<SharedLimitName, number>> {
  const { mails, wrong_codes } = sharedLimitsOf(policy)
  const [ofMails, ofCodes] = await limiter.peek(mails, wrong_codes)
  return { mails: shareOf(mails, ofMails), wrong_codes: shareOf(wrong_codes, ofCodes) }
}

/** How much of a counter is used up, from 0 to 1. */
export function shareOf({ limit }: Counter, level: Pick<Level, 'taken'> | undefined): number {
  return (level?.taken ?? 0) / limit.points
}

/** How full a shared limit is when operators are told, once for each window and process. */
const TOLD_AT = [0.5, 1]

/** The limiter, which tells when a shared limit is half used up, and when all of it is. */
export function watchSharedLimits(
  limiter: RateLimiter,
  policy: AuthPolicy,
  onFilling: (filling: { readonly limit: SharedLimitName; readonly percent: number }) => void,
): RateLimiter {
  const names = new Map(Object.entries(sharedLimitsOf(policy)).map(([name, { key }]) => [key, name as SharedLimitName]))
  const told = new Map<string, number>()
  const watch = (limit: SharedLimitName, used: number) => {
    const level = TOLD_AT.findLast((candidate) => used >= candidate) ?? 0
    // A window that begins anew makes it low again.
    if (level > (told.get(limit) ?? 0)) onFilling({ limit, percent: level * 100 })
    told.set(limit, level)
  }
  return {
    ...limiter,
    take: async (...counters) => {
      const all = await limiter.take(...counters)
      for (const [index, taken] of all.entries()) {
        const counter = counters[index]
        const name = counter && names.get(counter.key)
        if (name) watch(name, shareOf(counter, taken))
      }
      return all
    },
  }
}
