import { AuthError, fieldError } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import { isMadeByOperator } from '../domain/made-by-operator.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { isRealAccount, isUnclaimed } from '../domain/unclaimed-account.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'

interface Deps {
  readonly store: AccountStore
  readonly policy: Pick<AuthPolicy, 'confirmation'>
}

const RACES_MAX = 5

/**
 * Removes an account that holds an address without ever having proven its mailbox, for somebody who just has, or for whom an operator vouches: else anybody could
 * block an address by signing up with it. Whoever had the address up to a time (`hadUntil`) takes it back even from an account that was used since, as long as that has
 * proven nothing either. False if the address is really taken.
 */
export async function freeAddress(
  { store, policy }: Deps,
  emailKey: string,
  by: 'mailbox' | 'operator',
  hadUntil: Date | null = null,
): Promise<boolean> {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const holder = await store.byEmail(emailKey)
    if (!holder) return true
    // It was meant for the owner of the mailbox; and a thief who can invite could else block the way back.
    const isInvitation = by === 'mailbox' && holder.invitedAt !== null && !isRealAccount(holder, policy)
    const givesWay = isInvitation || isUnclaimed(holder, policy) || (hadUntil !== null && isSquatter(holder, hadUntil))
    if (!givesWay) return false
    // Else it was changed meanwhile, be it only by a mail that went out, or be it that its owner confirmed.
    if (await store.delete(holder.id, holder.version)) return true
  }
  throw new AuthError('busy', { retryAfterSeconds: 1 })
}

function isSquatter(holder: Account, since: Date): boolean {
  return holder.confirmedAt === null && holder.disabledAt === null && holder.createdAt > since && !isMadeByOperator(holder)
}

/** Makes a change that needs an address, and once more if `free` has made whoever held it give way. Throws `email_taken` if the address is really taken, or was taken anew in between. */
export async function takeAddress<Result>(change: () => Promise<Result>, free: () => Promise<boolean>): Promise<Result> {
  const refuse = (error: unknown): never => {
    throw error instanceof AccountExists ? fieldError('email', 'email_taken') : error
  }
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof AccountExists && (await free()))) refuse(error)
  }
  return await change().catch(refuse)
}
