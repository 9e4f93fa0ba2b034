import type { Account, Activity } from './account.ts'

/** Tells whether an operator made an account that nobody has confirmed, by import or invitation: whoever signs up leaves that in its history. */
export function isMadeByOperator({ activity }: Account): boolean {
  return !activity.some(({ event }) => event === 'signed_up')
}

/** Tells whether a line of the history stays in any case: what an account without a proven owner was made by decides who may have it. */
export function isLasting({ confirmedAt }: Account, { event }: Activity): boolean {
  return event === 'signed_up' && confirmedAt === null
}
