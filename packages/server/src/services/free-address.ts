import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'

interface Deps {
  readonly store: AccountStore
  readonly policy: Pick<AuthPolicy, 'confirmation'>
}

/**
 * Removes an account that holds an address without ever having proven its mailbox, for somebody who just has: else anybody could block an address by signing up with
 * it. False if the address is really taken.
 */
export async function freeAddress({ store, policy }: Deps, emailKey: string): Promise<boolean> {
  const holder = await store.byEmail(emailKey)
  if (!holder) return true
  // Where unconfirmed users may be logged in, theirs is a real account.
  if (holder.confirmedAt || policy.confirmation !== 'required') return false
  return await store.delete(holder.id, holder.version)
}
