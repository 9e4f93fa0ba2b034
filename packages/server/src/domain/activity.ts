import type { Account } from './account.ts'
import { isLasting } from './made-by-operator.ts'

const ACTIVITY_MAX = 20
const USER_AGENT_MAX = 256

/** What an owner can read about their own account. */
export type ActivityEvent =
  | 'signed_up'
  | 'confirmed'
  | 'logged_in'
  | 'logged_out'
  | 'logged_out_everywhere'
  | 'password_reset'
  | 'password_changed'
  | 'name_changed'
  | 'username_changed'
  | 'profile_changed'
  | 'email_change_requested'
  | 'email_change_cancelled'
  | 'email_changed'
  | 'change_undone'
  | 'session_revoked'
  | 'other_sessions_revoked'
  | 'data_exported'

/** Adds a line to the account's own history; the oldest goes that does not have to stay. */
export function addActivity(account: Account, event: ActivityEvent, userAgent: string, now: Date): Account {
  const entry = { event, at: now, userAgent: userAgent.slice(0, USER_AGENT_MAX) }
  const all = [...account.activity, entry]
  const oldest = all.findIndex((other) => !isLasting(account, other))
  return { ...account, activity: all.toSpliced(oldest, Math.max(0, all.length - ACTIVITY_MAX)) }
}
