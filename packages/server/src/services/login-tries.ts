import { AuthError, toEmailKey } from '@latchkey/shared'
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
  readonly policy: Pick<AuthPolicy, 'loginFailures' | 'loginWith'>
}

/** Never more wrong passwords in a row than this, however patient somebody is (NIST SP 800-63B-4, 3.2.2); forgotten a year after the first of them. */
const IN_A_ROW = 100
const REMEMBERED_SECONDS = 365 * 86_400
const WINDOW_MAX_SECONDS = 86_400

/** The counter of wrong passwords for what was typed as address or user name, whether or not there is such an account. Each name of an account has its own: a shared one would tell that they belong together (docs/decisions/0014). */
export function loginFailuresKey(identifier: string): string {
  return `login:account:${hashSecret(toEmailKey(identifier))}`
}

/** The counters of an account in all browsers that it does not know: one for each of its names. */
export function loginFailuresKeys({ emailKey, usernameKey }: Pick<Account, 'emailKey' | 'usernameKey'>): string[] {
  return [emailKey, ...(usernameKey === null ? [] : [usernameKey])].map(loginFailuresKey)
}

/**
 * The counter that a caller's wrong passwords for what they typed belong to. In a browser that has been logged in to the account before it is one of its own: what
 * strangers guess does not keep the owner out (RL-4).
 */
export function failuresKeyFor({ clock }: { readonly clock: Clock }, account: Account | null, identifier: string, caller: Caller): string {
  const device = account && findCallersDevice(account, caller, clock.now())
  return device ? `login:device:${device.secretHash}` : loginFailuresKey(identifier)
}

/**
 * Counts a password that is about to be checked, before the hash, so that parallel guesses can't outrun the limit. Returns how many wrong ones came before it in a
 * row, or throws `too_many_attempts`. The window doubles each time that it is full, up to a day.
 */
export async function takeLoginTry({ limiter, policy }: Deps, key: string): Promise<number> {
  const { window, row } = shareLimits(policy)
  const before = await limiter.peek(rowKey(key), row)
  if (before.taken >= row.points) throw new AuthError('too_many_attempts', { retryAfterSeconds: before.secondsLeft })
  await takeOrRefuse(limiter, key, growLimit(window, before.taken))
  return await takeOrRefuse(limiter, rowKey(key), row)
}

/** Takes the try back that was counted last: it was right. */
export async function giveBackLoginTry({ limiter, policy }: Deps, key: string): Promise<void> {
  const { window, row } = shareLimits(policy)
  await limiter.giveBack(key, window)
  await limiter.giveBack(rowKey(key), row)
}

/** Forgets all wrong passwords: the owner has been here. */
export async function forgetLoginTries({ limiter }: Pick<Deps, 'limiter'>, key: string): Promise<void> {
  await limiter.clear(key)
  await limiter.clear(rowKey(key))
}

/** Of several counters: how long until the next try on each is let through, and how many wrong ones there were in a row at most. Counts nothing. */
export async function peekLoginTries(
  { limiter, policy }: Deps,
  keys: readonly string[],
): Promise<{ inARow: number; retryAfterSeconds: number }> {
  const limits = shareLimits(policy)
  const peek = async (key: string) => {
    const row = await limiter.peek(rowKey(key), limits.row)
    const window = await limiter.peek(key, growLimit(limits.window, row.taken))
    const waits = [row.taken >= limits.row.points ? row.secondsLeft : 0, window.taken >= limits.window.points ? window.secondsLeft : 0]
    return { inARow: row.taken, retryAfterSeconds: Math.max(...waits) }
  }
  const all = await Promise.all(keys.map(peek))
  return {
    inARow: Math.max(...all.map(({ inARow }) => inARow)),
    retryAfterSeconds: Math.max(...all.map(({ retryAfterSeconds }) => retryAfterSeconds)),
  }
}

/** The limits of one counter: of each kind of name an equal share, so that an account with two gives no more guesses than one with one. */
function shareLimits({
  loginFailures: { points, windowSeconds },
  loginWith,
}: Deps['policy']): Readonly<Record<'window' | 'row', RateLimit>> {
  return {
    window: { points: Math.ceil(points / loginWith.length), windowSeconds },
    row: { points: Math.floor(IN_A_ROW / loginWith.length), windowSeconds: REMEMBERED_SECONDS },
  }
}

function rowKey(key: string): string {
  return `${key}:row`
}

function growLimit({ points, windowSeconds }: RateLimit, inARow: number): RateLimit {
  const grown = windowSeconds * 2 ** Math.floor(inARow / points)
  return { points, windowSeconds: Math.max(windowSeconds, Math.min(grown, WINDOW_MAX_SECONDS)) }
}
