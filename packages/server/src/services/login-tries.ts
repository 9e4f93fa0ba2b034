import { AuthError } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { Clock } from '../ports/clock.ts'
import type { RateLimit, RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller } from './caller.ts'
import { takeOrRefuse } from './limits.ts'
import { findCallersDevice } from './prepare-device.ts'

interface Deps {
  readonly limiter: RateLimiter
  readonly policy: Pick<AuthPolicy, 'loginFailures'>
}

/** Never more wrong passwords in a row than this, however patient somebody is (NIST SP 800-63B-4, 3.2.2); forgotten a year after the first of them. */
const IN_A_ROW: RateLimit = { points: 100, windowSeconds: 365 * 86_400 }
const WINDOW_MAX_SECONDS = 86_400

/** The counter of wrong passwords for what was typed as address or user name, whether or not there is such an account. */
export function loginFailuresKey(identifierKey: string): string {
  return `login:account:${hashSecret(identifierKey)}`
}

/**
 * The counter that a caller's wrong passwords for this account belong to. In a browser that has been logged in here before it is one of its own: what strangers guess
 * does not keep the owner out (RL-4).
 */
export function failuresKeyFor({ clock }: { readonly clock: Clock }, account: Account, caller: Caller): string {
  const device = findCallersDevice(account, caller, clock.now())
  return device ? `login:device:${device.secretHash}` : loginFailuresKey(account.emailKey)
}

/**
 * Counts a password that is about to be checked, before the hash, so that parallel guesses can't outrun the limit. Returns how many wrong ones came before it in a
 * row, or throws `too_many_attempts`. The window doubles with each `loginFailures` wrong passwords, up to a day.
 */
export async function takeLoginTry({ limiter, policy }: Deps, key: string): Promise<number> {
  const before = await limiter.peek(rowKey(key), IN_A_ROW)
  if (before.taken >= IN_A_ROW.points) throw new AuthError('too_many_attempts', { retryAfterSeconds: before.secondsLeft })
  await takeOrRefuse(limiter, key, growLimit(policy.loginFailures, before.taken))
  return await takeOrRefuse(limiter, rowKey(key), IN_A_ROW)
}

/** Takes the try back that was counted last: it was right. */
export async function giveBackLoginTry({ limiter, policy }: Deps, key: string): Promise<void> {
  await limiter.giveBack(key, policy.loginFailures)
  await limiter.giveBack(rowKey(key), IN_A_ROW)
}

/** Forgets all wrong passwords: the owner has been here. */
export async function forgetLoginTries({ limiter }: Pick<Deps, 'limiter'>, key: string): Promise<void> {
  await limiter.clear(key)
  await limiter.clear(rowKey(key))
}

/** How long the next try has to wait, and how many wrong ones there were in a row; counts nothing. */
export async function peekLoginTries({ limiter, policy }: Deps, key: string): Promise<{ inARow: number; retryAfterSeconds: number }> {
  const row = await limiter.peek(rowKey(key), IN_A_ROW)
  const window = await limiter.peek(key, growLimit(policy.loginFailures, row.taken))
  const waits = [row.taken >= IN_A_ROW.points ? row.secondsLeft : 0, window.taken >= policy.loginFailures.points ? window.secondsLeft : 0]
  return { inARow: row.taken, retryAfterSeconds: Math.max(...waits) }
}

function rowKey(key: string): string {
  return `${key}:row`
}

function growLimit({ points, windowSeconds }: RateLimit, inARow: number): RateLimit {
  const grown = windowSeconds * 2 ** Math.floor(inARow / points)
  return { points, windowSeconds: Math.max(windowSeconds, Math.min(grown, WINDOW_MAX_SECONDS)) }
}
