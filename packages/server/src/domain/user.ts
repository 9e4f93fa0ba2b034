import type { User } from '@latchkey/shared/contract'
import type { Account } from './account.ts'
import { findUndeliverable } from './deliverability.ts'
import { pendingEmailOf } from './email-change.ts'

/** The public view of an account: an allow list, so that a new field of the account is private until it is named here. */
export function toUser(account: Account, now: Date): User {
  return {
    id: account.id,
    email: account.email,
    confirmed: account.confirmedAt !== null,
    pendingEmail: pendingEmailOf(account, now),
    emailUndeliverable: findUndeliverable(account) !== null,
    name: account.name,
    username: account.username,
    avatarUrl: `/avatars/${account.id}.svg`,
    roles: [...account.roles],
    profile: { ...account.profile },
    createdAt: account.createdAt.toISOString(),
  }
}
