import { fieldError } from '@latchkey/shared'
import type { User } from '@latchkey/shared/contract'
import { createAccount } from '../domain/create-account.ts'
import { checkNewPassword } from '../domain/password-policy.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { toUser } from '../domain/user.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

export interface NewUser {
  readonly email: string
  readonly password: string
  readonly name: string
  readonly username: string | null
}

/** Makes a confirmed account that can log in at once: for operators, who vouch for the address. Throws `email_taken` or `username_taken`, and what is wrong with the password. */
export async function createUser(deps: Deps, given: NewUser): Promise<User> {
  const { policy } = deps
  const weakness = checkNewPassword(given.password, { ...given, minLength: policy.passwordMinLength, siteName: policy.siteName })
  if (weakness) throw fieldError('password', weakness.code, weakness.params)
  const password = await deps.hasher.hash(given.password)
  const now = deps.clock.now()
  const account = { ...createAccount({ ...given, id: deps.random.id(), approved: true }, now), password, confirmedAt: now }
  try {
    await deps.store.insert(account)
  } catch (error) {
    if (!(error instanceof AccountExists)) throw error
    // Of two taken things a database names any; the address comes first.
    const field = (await deps.store.byEmail(account.emailKey)) ? 'email' : error.field
    throw fieldError(field, `${field}_taken`)
  }
  return toUser(account, now)
}
