import { toEmailKey, toUsernameKey } from '@latchkey/shared'
import type { Account } from './account.ts'
import { EMPTY_ACCOUNT } from './empty-account.ts'

/** A new, empty account: unconfirmed, without a password. */
export function createAccount(
  given: { id: string; email: string; name: string; username: string | null; approved: boolean },
  now: Date,
): Account {
  return {
    ...EMPTY_ACCOUNT,
    id: given.id,
    version: 1,
    email: given.email,
    emailKey: toEmailKey(given.email),
    username: given.username,
    usernameKey: given.username && toUsernameKey(given.username),
    name: given.name,
    approvedAt: given.approved ? now : null,
    createdAt: now,
  }
}
