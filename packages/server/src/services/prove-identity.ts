import { AuthError } from '@latchkey/shared'
import type { Input } from '@latchkey/shared/contract'
import type { Account, PasswordHash, Session } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { isFresh, proveSession } from '../domain/session.ts'
import { passwordCandidates } from '../domain/sign-up-attempt.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller } from './caller.ts'
import { checkPassword } from './check-password.ts'
import { limitSource } from './limits.ts'
import { failuresKeyFor, forgetLoginTries } from './login-tries.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly policy: AuthPolicy
}

/** Counts as having typed the password just now, for what asks for a fresh login (SE-8). */
export async function proveIdentity(deps: Deps, input: Input<'proveIdentity'>, caller: Caller): Promise<null> {
  const proof = await provePassword(deps, input.password, caller)
  await changeOwnAccount(deps, caller, (account, session, now) => {
    requireSamePassword(account, proof)
    return { account: proveSession(account, session, now), result: null }
  })
  return null
}

/**
 * Checks the password of whoever is logged in; counted like a login, so that a stolen cookie buys no further guesses. Throws `login_required`, `credentials_wrong`
 * or `too_many_attempts`. `requireSamePassword` has to repeat the essence inside the write.
 */
export async function provePassword(deps: Deps, password: string, caller: Caller): Promise<PasswordHash> {
  const { account } = await requireLogin(deps, caller)
  await limitSource(deps.limiter, 'login', caller.source)
  const failures = failuresKeyFor(deps, account, account.emailKey, caller)
  const { match } = await checkPassword(deps, passwordCandidates(account), password, failures)
  if (!match) throw new AuthError('credentials_wrong')
  await forgetLoginTries(deps, failures)
  return match
}

/** Between the slow hash and the write the password may have been changed: then the proof is worth nothing. */
export function requireSamePassword(account: Account, proof: PasswordHash): void {
  if (!passwordCandidates(account).some((candidate) => candidate.hash === proof.hash)) throw new AuthError('credentials_wrong')
}

/** Throws `fresh_login` unless the password was typed a short while ago. */
export function requireFresh(session: Session, now: Date): void {
  if (!isFresh(session, now)) throw new AuthError('fresh_login')
}
