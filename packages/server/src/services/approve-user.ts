import { queueMail } from '../domain/mail-intent.ts'
import { approveAccount } from '../domain/operator-changes.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { UserRecord } from '../domain/user-record.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import { mayBeLoggedIn } from './authenticate.ts'
import { changeUser } from './find-user.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/** Lets somebody in who waits for approval, and tells them by mail if that was the last thing in their way. */
export async function approveUser(deps: Deps, who: string): Promise<UserRecord> {
  const mail = { id: deps.random.id(), purpose: 'account_approved' } as const
  return await changeUser(deps, who, (account) => {
    const now = deps.clock.now()
    const approved = approveAccount(account, now)
    return approved !== account && mayBeLoggedIn(approved, deps.policy) ? queueMail(approved, mail, deps.policy.mails, now) : approved
  })
}
