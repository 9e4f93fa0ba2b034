import type { Account } from './account.ts'

/**
 * Tells whether an operator made the account, by import or invitation: whoever signs up leaves that in its history. For accounts that nobody has confirmed: a history is
 * bounded, so of one that has been used for long it may be gone.
 */
export function isMadeByOperator({ activity }: Account): boolean {
  return !activity.some(({ event }) => event === 'signed_up')
}
