import { fieldError, toUsernameKey } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import { addActivity } from '../domain/activity.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { renameAccount } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Caller } from './caller.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'
import { suggestUsername } from './suggest-username.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/** Changes the name that others see. */
export async function changeName(deps: Deps, { name }: Input<'changeName'>, caller: Caller): Promise<User> {
  const changed = await changeOwnAccount(deps, caller, (account, _session, now) => {
    if (account.name === name) return { account, result: null }
    return { account: addActivity(renameAccount(account, { name }), 'name_changed', caller.userAgent, now), result: null }
  })
  return toUser(changed.account, deps.clock.now())
}

/** Changes the user name. The unique index decides who gets it; whoever is too late gets `username_taken` with one that is free in `params.suggestion` (UX-53). */
export async function changeUsername(deps: Deps, { username }: Input<'changeUsername'>, caller: Caller): Promise<User> {
  const { account: own } = await requireLogin(deps, caller)
  const owner = await deps.store.byUsername(toUsernameKey(username))
  if (owner && owner.id !== own.id) throw await refusal(deps, username)
  try {
    const changed = await changeOwnAccount(deps, caller, (account, _session, now) => {
      if (account.username === username) return { account, result: null }
      return { account: addActivity(renameAccount(account, { username }), 'username_changed', caller.userAgent, now), result: null }
    })
    return toUser(changed.account, deps.clock.now())
  } catch (error) {
    if (!(error instanceof AccountExists)) throw error
    throw await refusal(deps, username)
  }
}

async function refusal(deps: Deps, username: string): Promise<Error> {
  return fieldError('username', 'username_taken', { suggestion: await suggestUsername(deps, username) })
}
