import type { Account } from '../../domain/account.ts'

/** Accounts of about 3 kB each. */
const ACCOUNTS_MAX = 1000

/**
 * The accounts read last, so that a document which has not changed is not parsed anew for each request. It decides nothing: whoever asks compares the version with the one in
 * the database, in the same read that would bring the document, so what another process has written counts at once.
 */
export interface AccountCache {
  readonly get: (id: string) => Account | undefined
  /** Keeps an account in the place of the one kept for longest, and returns it. */
  readonly keep: (account: Account) => Account
}

export function createAccountCache(): AccountCache {
  const accounts = new Map<string, Account>()
  return {
    get: (id) => accounts.get(id),
    keep: (account) => {
      accounts.delete(account.id)
      accounts.set(account.id, account)
      const [oldest = ''] = accounts.size > ACCOUNTS_MAX ? accounts.keys() : []
      accounts.delete(oldest)
      return account
    },
  }
}
