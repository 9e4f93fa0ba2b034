import type { AuthPolicy } from '../domain/policy.ts'
import type { RateLimit, RateLimiter } from '../ports/rate-limiter.ts'

/** Limits that all callers share. Whoever reaches one keeps others from something, so operators have to hear of it. */
export type SharedLimitName = 'mails' | 'wrong_codes'

interface SharedLimit {
  readonly key: string
  readonly limit: RateLimit
}

const HOUR = 3600

/** The shared limits by name. */
export function sharedLimitsOf(
  policy: Pick<AuthPolicy, 'mailsTotalPerHour' | 'wrongCodesPerHour'>,
): Readonly<Record<SharedLimitName, SharedLimit>> {
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
  const shared = sharedLimitsOf(policy)
  const read = async ({ key, limit }: SharedLimit) => (await limiter.peek(key, limit)).taken / limit.points
  return { mails: await read(shared.mails), wrong_codes: await read(shared.wrong_codes) }
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
    take: async (key, limit) => {
      const taken = await limiter.take(key, limit)
      const name = names.get(key)
      if (name) watch(name, taken.taken / limit.points)
      return taken
    },
  }
}
