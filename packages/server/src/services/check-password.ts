import { AuthError } from '@latchkey/shared'
import type { PasswordHash } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { giveBackLoginTry, peekLoginTries, takeLoginTry } from './login-tries.ts'

interface Deps {
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly policy: Pick<AuthPolicy, 'loginFailures' | 'loginWith'>
}

export interface CheckedPassword {
  /** The hash that it fits; null if it is wrong, or if there is no account. */
  readonly match: PasswordHash | null
  /** The hash should be made anew. */
  readonly outdated: boolean
  /** How many wrong passwords came before it in a row. */
  readonly triesBefore: number
}

/**
 * Compares a password with those of an account, which costs the same if there are none, and counts the try on `failuresKey` until somebody takes it back. Throws
 * `too_many_attempts`, or `overloaded`: then nobody has looked at the password, and nothing is counted.
 */
export async function checkPassword(
  deps: Deps,
  candidates: readonly PasswordHash[],
  password: string,
  failuresKey: string,
): Promise<CheckedPassword> {
  // Looked up first and counted later, so that a flood costs no writes: neither of those who have no try left nor of those whom the machine has no time for.
  const { inARow, retryAfterSeconds } = await peekLoginTries(deps, [failuresKey])
  if (retryAfterSeconds > 0) throw new AuthError('too_many_attempts', { retryAfterSeconds })
  deps.hasher.refuseIfFull('verify')
  const triesBefore = await takeLoginTry(deps, failuresKey, inARow)
  try {
    return { ...(await deps.hasher.verify(password, candidates)), triesBefore }
  } catch (error) {
    if (error instanceof AuthError && error.code === 'overloaded') await giveBackLoginTry(deps, failuresKey)
    throw error
  }
}
