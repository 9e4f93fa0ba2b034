import type { Account, Activity, SignUpAttempt } from './account.ts'

/** Tells whether an operator made an account that nobody has confirmed, by import or invitation: whoever signs up leaves that in its history. */
export function isMadeByOperator({ activity }: Account): boolean {
  return !activity.some(({ event }) => event === 'signed_up')
}

/** Tells whether an attempt is the password that came with an import, not one that somebody has tried to sign up with since. */
export function isImported(account: Account, attempt: SignUpAttempt): boolean {
  return isMadeByOperator(account) && attempt.createdAt.getTime() === account.createdAt.getTime()
}

/** Tells whether a line of the history stays in any case: what an account without a proven owner was made by decides who may have it. */
export function isLasting({ confirmedAt }: Account, { event }: Activity): boolean {
  return event === 'signed_up' && confirmedAt === null
}
