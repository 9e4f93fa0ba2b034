import { isRealAccount, isUnclaimed } from '../domain/unclaimed-account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import type { AccountStore } from '../ports/account-store.ts'

interface Deps {
  readonly store: AccountStore
  readonly policy: Pick<AuthPolicy, 'confirmation'>
}

/**
 * Removes an account that holds an address without ever having proven its mailbox, for somebody who just has: else anybody could block an address by signing up with
 * it. So does an invitation that waits, which was meant for the owner of the mailbox: else a thief could block the way back with one. False if the address is really taken.
 */
export async function freeAddress({ store, policy }: Deps, emailKey: string): Promise<boolean> {
  const holder = await store.byEmail(emailKey)
  if (!holder) return true
  const isInvitation = holder.invitedAt !== null && !isRealAccount(holder, policy)
  return (isInvitation || isUnclaimed(holder, policy)) && (await store.delete(holder.id, holder.version))
}
