import type { Account } from '../domain/account.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { isAbandoned, pruneAccount } from '../domain/prune-account.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'

interface Deps {
  readonly store: Pick<AccountStore, 'search' | 'replace' | 'delete'>
  readonly clock: Clock
  readonly policy: Pick<AuthPolicy, 'sessions' | 'confirmation'>
}

/** Accounts that are looked at in one go. */
const BATCH = 200

/**
 * Removes what has had its time from the next few accounts behind `after`, and accounts that nobody ever confirmed (PR-3). Returns where to go on, null at the end.
 * Whoever changes an account meanwhile is faster; it has its turn in the next round.
 */
export async function pruneAccounts(deps: Deps, after: string | null): Promise<string | null> {
  const { accounts, next } = await deps.store.search({ text: '', after, limit: BATCH })
  for (const account of accounts) await prune(deps, account)
  return next
}

async function prune({ store, clock, policy }: Deps, account: Account): Promise<void> {
  const now = clock.now()
  if (isAbandoned(account, policy, now)) {
    await store.delete(account.id, account.version)
    return
  }
  const pruned = pruneAccount(account, policy, now)
  if (pruned !== account) await store.replace({ ...pruned, version: account.version + 1 }, account.version)
}
