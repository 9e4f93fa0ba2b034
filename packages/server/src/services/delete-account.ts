import { fieldError, toEmailKey } from '@latchkey/shared'
import type { Input } from '@latchkey/shared/contract'
import type { Account } from '../domain/account.ts'
import { deleteAccount as withoutEverything } from '../domain/delete-account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import type { Caller } from './caller.ts'
import { limitLeaving } from './recipient-limit.ts'
import { changeOwnAccount, requireLogin } from './own-account.ts'
import { provePassword, requireSamePassword } from './prove-identity.ts'

interface Deps {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
  readonly mailQueued: () => void
}

/** What has to be typed, beside the address of the account, which also serves where the page speaks another language. */
const CONFIRMATION = 'delete'

/** Deletes the caller's account at once: the password again, and the typed confirmation (PR-1, UX-52). Its owner is told by mail. */
export async function deleteAccount(deps: Deps, input: Input<'deleteAccount'>, caller: Caller): Promise<null> {
  const { account } = await requireLogin(deps, caller)
  if (!isConfirmed(account, input.confirmation)) throw fieldError('confirmation', 'invalid')
  const proof = await provePassword(deps, input.password, caller)
  await limitLeaving(deps, account)
  const mailId = deps.random.id()
  await changeOwnAccount(deps, caller, (found, _session, now) => {
    requireSamePassword(found, proof)
    return { account: withoutEverything(found, mailId, deps.policy.mails, now), result: null }
  })
  deps.mailQueued()
  return null
}

function isConfirmed(account: Account, confirmation: string): boolean {
  const typed = confirmation.trim().toLowerCase()
  return typed === CONFIRMATION || toEmailKey(typed) === account.emailKey
}
