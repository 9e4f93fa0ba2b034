import { toEmailKey, toUsernameKey } from '@latchkey/shared'
import type { Account } from './account.ts'

/** A new, empty account: unconfirmed, without a password. */
export function createAccount(
  given: { id: string; email: string; name: string; username: string | null; approved: boolean },
  now: Date,
): Account {
  return {
    id: given.id,
    version: 1,
    email: given.email,
    emailKey: toEmailKey(given.email),
    username: given.username,
    usernameKey: given.username && toUsernameKey(given.username),
    name: given.name,
    roles: [],
    profile: {},
    password: null,
    confirmedAt: null,
    pendingEmail: null,
    disabledAt: null,
    approvedAt: given.approved ? now : null,
    createdAt: now,
    deletedAt: null,
    attempts: [],
    activatedBy: null,
    linkKeys: [],
    codes: [],
    codeFailures: 0,
    sessions: [],
    mails: [],
    sentMails: [],
    mailDueAt: null,
    undeliverable: null,
    activity: [],
  }
}
