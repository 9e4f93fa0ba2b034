import { fieldError } from '@latchkey/shared'
import type { User } from '@latchkey/shared/contract'
import { createAccount } from '../domain/create-account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import { insertVouched } from './insert-vouched.ts'
import { refuseWeakPassword, type PasswordHooks } from './refuse-weak-password.ts'

interface Deps extends PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/** Whom an operator makes an account for. */
export interface NewUser {
  readonly email: string
  readonly password: string
  readonly name: string
  readonly username?: string | null | undefined
}

/** Makes a confirmed account that can log in at once: for operators, who vouch for the address, so that a sign-up which nobody confirmed gives way. Throws `email_taken` or `username_taken`, and what is wrong with the password. */
export async function createUser(deps: Deps, given: NewUser): Promise<User> {
  refuseWeakPassword(deps, 'password', given.password, given)
  const password = await deps.hasher.hash(given.password)
  const now = deps.clock.now()
  const account = {
    ...createAccount({ ...given, username: given.username ?? null, id: deps.random.id(), approved: true }, now),
    password,
    confirmedAt: now,
  }
  const taken = await insertVouched(deps, account)
  if (taken === 'id') throw new Error('drew the id of another account')
  if (taken) throw fieldError(taken, `${taken}_taken`)
  return toUser(account, now)
}
