import { isEmailAddress, toEmailKey } from '@latchkey/shared'
import type { Undeliverable } from '../domain/account.ts'
import { markUndeliverable } from '../domain/deliverability.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import { changeAccount } from './change-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly clock: Clock
}

/** Takes note of what the mail provider says about an address, if it belongs to an account. */
export async function noteUndeliverable({ store, clock }: Deps, email: string, reason: Undeliverable['reason']): Promise<void> {
  if (!isEmailAddress(email)) return
  const find = () => store.byEmail(toEmailKey(email))
  await changeAccount(store, find, (account) => ({ account: markUndeliverable(account, reason, clock.now()), result: null }))
}
