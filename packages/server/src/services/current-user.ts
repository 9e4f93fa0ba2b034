import type { User } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import { authenticate } from './authenticate.ts'
import type { Caller } from './caller.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
}

/** Makes the question that every page asks: who is this? Null for a guest. Frozen: as long as a store hands out the very same account, so is its user the very same. */
export function createCurrentUser(deps: Deps): (caller: Pick<Caller, 'sessionToken'>) => Promise<User | null> {
  const users = new WeakMap<Account, User>()
  return async (caller) => {
    const authenticated = await authenticate(deps, caller)
    if (!authenticated) return null
    const { account } = authenticated
    const known = users.get(account)
    if (known) return known
    const user = freezeUser(toUser(account, deps.clock.now()))
    // An address that waits for its confirmation goes by the clock, not by a change of the account.
    if (!account.pendingEmail) users.set(account, user)
    return user
  }
}

function freezeUser(user: User): User {
  Object.freeze(user.roles)
  Object.freeze(user.profile)
  return Object.freeze(user)
}
