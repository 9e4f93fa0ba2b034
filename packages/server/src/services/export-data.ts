import type { Output } from '@latchkey/shared/contract'
import { exportAccount } from '../domain/account-view.ts'
import { addActivity } from '../domain/activity.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller } from './caller.ts'
import { changeOwnAccount } from './own-account.ts'
import { requireFresh } from './prove-identity.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
  readonly policy: AuthPolicy
  readonly exportMore?: ((userId: string) => Promise<Readonly<Record<string, unknown>>>) | undefined
}

/** Hands the caller everything that is kept about them, and notes that it was asked for. Needs a fresh login (SE-8, PR-2). */
export async function exportData(deps: Deps, caller: Caller): Promise<Output<'exportData'>> {
  const changed = await changeOwnAccount(deps, caller, (account, session, now) => {
    requireFresh(session, now)
    const noted = addActivity(account, 'data_exported', caller.userAgent, now)
    return { account: noted, result: exportAccount(noted, session, deps.policy.sessions, now) }
  })
  const application = await deps.exportMore?.(changed.result.account.id)
  return { ...changed.result, ...(application && { application }) }
}
