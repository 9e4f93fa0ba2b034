import { AuthError } from '@latchkey/shared'
import type { Input, User } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import { addActivity } from '../domain/activity.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { changeProfile } from '../domain/sign-up-attempt.ts'
import { toUser } from '../domain/user.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { ProfileRules } from '../ports/profile-rules.ts'
import type { Caller } from './caller.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
  readonly profile?: ProfileRules | undefined
}

/** Puts other values into the developer's own fields of the caller's account: all of them, as at sign-up. */
export async function updateProfile(deps: Deps, input: Input<'updateProfile'>, caller: Caller): Promise<User> {
  await requireLogin(deps, caller)
  const profile = await parseProfile(deps.profile, input.profile)
  const changed = await changeOwnAccount(deps, caller, (account, _session, now) => ({
    account: addActivity(changeProfile(account, profile), 'profile_changed', caller.userAgent, now),
    result: null,
  }))
  return toUser(changed.account, deps.clock.now())
}

/** What may be stored of the fields that somebody has filled in: nothing, if the developer asks for none. */
export async function parseProfile(
  rules: ProfileRules | undefined,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Account['profile']> {
  if (rules) return await rules.parse(given)
  const names = Object.keys(given)
  if (names.length > 0)
    throw new AuthError('invalid_input', { fieldErrors: Object.fromEntries(names.map((name) => [`profile.${name}`, 'unknown_field'])) })
  return {}
}
