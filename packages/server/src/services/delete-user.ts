import { AuthError } from '@latchkey/shared'
import { toUserRecord, type UserRecord } from '../domain/user-record.ts'
import type { AccountStore } from '../ports/account-store.ts'
import { findUser } from './find-user.ts'

const TRIES = 40

/** Deletes an account with all that belongs to it, in one write: its sessions are dead and its address is free. Returns what it was. */
export async function deleteUser(deps: { readonly store: AccountStore }, who: string): Promise<UserRecord> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const account = await findUser(deps, who)
    if (await deps.store.delete(account.id, account.version)) return toUserRecord(account)
  }
  throw new AuthError('busy', { retryAfterSeconds: 1 })
}
