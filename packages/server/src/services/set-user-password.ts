import { queueMail } from '../domain/mail-intent.ts'
import { setPasswordOf } from '../domain/operator-changes.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { UserRecord } from '../domain/user-record.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { changeUser, findUser } from './find-user.ts'
import { forgetLoginTries, loginFailuresKeys } from './login-tries.ts'
import { refuseWeakPassword, type PasswordHooks } from './refuse-weak-password.ts'

interface Deps extends PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/** Sets a password as the operator: the policy holds, and every session, link and sign-up attempt ends in the same write. The address counts as confirmed from then on; if it was so before, its owner gets a notice. */
export async function setUserPassword(deps: Deps, who: string, password: string): Promise<UserRecord> {
  const user = await findUser(deps, who)
  refuseWeakPassword(deps, 'password', password, user)
  const hash = await deps.hasher.hash(password)
  const mail = { id: deps.random.id(), purpose: 'password_set' } as const
  const changed = await changeUser(deps, who, (account) => {
    const now = deps.clock.now()
    const renewed = setPasswordOf(account, hash, now)
    return account.confirmedAt ? queueMail(renewed, mail, deps.policy.mails, now) : renewed
  })
  await forgetLoginTries(deps, ...loginFailuresKeys(user))
  return changed
}
