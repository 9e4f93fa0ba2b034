import type { Account } from './account.ts'
import { isMadeByOperator } from './made-by-operator.ts'
import type { AuthPolicy } from './policy.ts'

/** Tells whether people have signed up with an address, but nobody has the account yet: none of them proved the mailbox, and none could ever be logged in. */
export function isUnclaimed(account: Account, policy: Pick<AuthPolicy, 'confirmation'>): boolean {
  return !isRealAccount(account, policy) && !isMadeByOperator(account) && account.invitedAt === null
}

/** Whoever can log in without a confirmation, or ever could, was made or confirmed by an operator, or was disabled by one, stays. */
export function isRealAccount(account: Account, policy: Pick<AuthPolicy, 'confirmation'>): boolean {
  return (
    account.confirmedAt !== null ||
    account.password !== null ||
    account.disabledAt !== null ||
    account.deletedAt !== null ||
    policy.confirmation !== 'required' ||
    hasBeenLoggedIn(account)
  )
}

/** From before the confirmation was required, and for good: the list of devices is emptied, but never null again. Older versions had none, and left a line of the history. */
export function hasBeenLoggedIn({ devices, activity }: Account): boolean {
  return devices !== null || activity.some(({ event }) => event === 'logged_in')
}
