import { toEmailKey } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { Clock } from '../ports/clock.ts'
import type { Counter, Level, RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller } from './caller.ts'
import { takeOrRefuse } from './limits.ts'
import { findCallersDevice } from './prepare-device.ts'

interface Deps {
  readonly limiter: RateLimiter
  readonly policy: Pick<AuthPolicy, 'loginFailures' | 'loginWith'>
}

/** Never more wrong passwords in a row than this, however patient somebody is (NIST SP 800-63B-4, 3.2.2); forgotten a year after the first of them, and fewer of them sooner. */
const IN_A_ROW = 100
const REMEMBERED_SECONDS = 365 * 86_400
const WINDOW_MAX_SECONDS = 86_400
const NO_LEVEL: Level = { taken: 0, secondsLeft: 0 }

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
 * row, or throws `too_many_attempts`. The window doubles each time that it is full, up to a day: `inARow` says, as `peekLoginTries` does, how many there were a moment ago.
 */
export async function takeLoginTry({ limiter, policy }: Deps, key: string, inARow: number): Promise<number> {
  return await takeOrRefuse(limiter, windowOf(policy, key, inARow), rowOf(policy, key))
}

/** Takes the try back that was counted last: it was right. */
export async function giveBackLoginTry({ limiter, policy }: Deps, key: string): Promise<void> {
  await limiter.giveBack(windowOf(policy, key, 0), rowOf(policy, key))
}

/** Forgets all wrong passwords: the owner has been here. */
export async function forgetLoginTries({ limiter }: Pick<Deps, 'limiter'>, ...keys: string[]): Promise<void> {
  await limiter.clear(...keys.flatMap((key) => [key, rowKey(key)]))
}

/** Of several counters: how long until the next try on each is let through, and how many wrong ones there were in a row at most; 0 if there are no counters. Counts nothing. */
export async function peekLoginTries(
  { limiter, policy }: Deps,
  keys: readonly string[],
): Promise<{ inARow: number; retryAfterSeconds: number }> {
  if (keys.length === 0) return { inARow: 0, retryAfterSeconds: 0 }
  // How long a window can be follows from its row, so they are read as if it were the longest.
  const levels = await limiter.peek(...keys.flatMap((key) => [rowOf(policy, key), windowOf(policy, key, IN_A_ROW)]))
  const tries = keys.map((key, index) => {
    const [row, window] = [levels[2 * index] ?? NO_LEVEL, levels[2 * index + 1] ?? NO_LEVEL]
    return {
      inARow: row.taken,
      retryAfterSeconds: Math.max(waitFor(rowOf(policy, key), row), waitFor(windowOf(policy, key, row.taken), window)),
    }
  })
  return {
    inARow: Math.max(...tries.map(({ inARow }) => inARow)),
    retryAfterSeconds: Math.max(...tries.map(({ retryAfterSeconds }) => retryAfterSeconds)),
  }
}

/**
 * Wrong passwords in a row, with no right one between them. Each is remembered for its share of the year, so that whoever waits until they are forgotten has no more of them than
 * who makes a hundred at once, and a flood of made-up names does not stay for a year (docs/decisions/0014).
 */
function rowOf({ loginWith }: Deps['policy'], key: string): Counter {
  const points = Math.floor(IN_A_ROW / loginWith.length)
  return { key: rowKey(key), limit: { points, windowSeconds: REMEMBERED_SECONDS, secondsPerPoint: Math.ceil(REMEMBERED_SECONDS / points) } }
}

/** Wrong passwords in the present window, which is the longer the more of them there were in a row. */
function windowOf({ loginFailures, loginWith }: Deps['policy'], key: string, inARow: number): Counter {
  // Of each kind of name an equal share, so that an account with two gives no more guesses than one with one.
  const points = Math.ceil(loginFailures.points / loginWith.length)
  const grown = Math.min(loginFailures.windowSeconds * 2 ** Math.floor(inARow / points), WINDOW_MAX_SECONDS)
  return { key, limit: { points, windowSeconds: Math.max(loginFailures.windowSeconds, grown) } }
}

function rowKey(key: string): string {
  return `${key}:row`
}

/** How long a full counter lets nobody through; one that lasts longer than it can began before the clock was set back: it is over. */
function waitFor({ limit }: Counter, { taken, secondsLeft }: Level): number {
  return taken >= limit.points && secondsLeft <= limit.windowSeconds ? secondsLeft : 0
}
