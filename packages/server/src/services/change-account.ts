import { setTimeout as wait } from 'node:timers/promises'
import { AuthError } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import { isGone } from '../domain/delete-account.ts'
import type { AccountStore } from '../ports/account-store.ts'
import { systemRandom } from '../ports/random.ts'

const TRIES = 40
const PAUSE_MS = 15

/** The new account (the same object if nothing is to be written), and what the caller wants to know of it. */
export interface Change<Result> {
  readonly account: Account
  readonly result: Result
}

/**
 * Changes an account by compare-and-swap: loads it, applies a pure function, stores the outcome only if nobody was faster, else begins again.
 * `change` may throw to refuse; then nothing is written. Null if there is no such account, `busy` if others were faster every time.
 */
export async function changeAccount<Result>(
  store: AccountStore,
  find: () => Promise<Account | null>,
  change: (account: Account) => Change<Result>,
): Promise<Change<Result> | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const account = await find()
    if (!account) return null
    const changed = change(account)
    if (changed.account === account) return changed
    const next = { ...changed.account, version: account.version + 1 }
    const isWritten = isGone(next) ? await store.delete(account.id, account.version) : await store.replace(next, account.version)
    if (isWritten) return { account: next, result: changed.result }
    // Random, so that processes that collided once do not collide again.
    await wait(systemRandom.integer(PAUSE_MS))
  }
  throw new AuthError('busy', { retryAfterSeconds: 1 })
}

/**
 * Finds an account that was read already, and reads it anew only if somebody has changed it meanwhile. For changes that always write: what is decided by an old account
 * holds only once it was replaced.
 */
export function startingWith(store: AccountStore, account: Account): () => Promise<Account | null> {
  let known: Account | null = account
  return async () => {
    const first = known
    known = null
    return first ?? (await store.byId(account.id))
  }
}
