import type { Account, Undeliverable } from './account.ts'
import { findUndeliverable } from './deliverability.ts'
import { passwordCandidates } from './sign-up-attempt.ts'

/** What stands between an account and a login, the gravest first. */
export type AccountState = 'disabled' | 'awaiting_approval' | 'unconfirmed' | 'active'

/** What an operator sees of an account: no hash, no key, no secret. */
export interface UserRecord {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly username: string | null
  readonly roles: readonly string[]
  readonly state: AccountState
  readonly createdAt: Date
  readonly confirmedAt: Date | null
  readonly approvedAt: Date | null
  readonly disabledAt: Date | null
  readonly hasPassword: boolean
  readonly sessions: number
  readonly lastSeenAt: Date | null
  readonly mailsWaiting: number
  /** Why mails to the address do not arrive; null as far as is known. */
  readonly undeliverable: Undeliverable['reason'] | null
}

/** The operator's view of an account: an allow list, like the public one. */
export function toUserRecord(account: Account): UserRecord {
  const seen = account.sessions.map(({ lastSeenAt }) => lastSeenAt.getTime())
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    username: account.username,
    roles: [...account.roles],
    state: stateOf(account),
    createdAt: account.createdAt,
    confirmedAt: account.confirmedAt,
    approvedAt: account.approvedAt,
    disabledAt: account.disabledAt,
    hasPassword: passwordCandidates(account).length > 0,
    sessions: account.sessions.length,
    lastSeenAt: seen.length === 0 ? null : new Date(Math.max(...seen)),
    mailsWaiting: account.mails.length,
    undeliverable: findUndeliverable(account)?.reason ?? null,
  }
}

function stateOf(account: Account): AccountState {
  if (account.disabledAt) return 'disabled'
  if (!account.approvedAt) return 'awaiting_approval'
  return account.confirmedAt ? 'active' : 'unconfirmed'
}
