/** Accounts of about 3 kB each. */
const ACCOUNTS_MAX = 1000

/**
 * The accounts read last, so that a document which has not changed is not decoded anew for each request. It decides nothing: whoever asks compares what is known with the version
 * that is in the database now, so what another process has written counts at once.
 */
export interface AccountCache<Known> {
  readonly get: (id: string) => Known | undefined
  /** Keeps what is known of an account, in the place of the one kept for longest, and returns it. */
  readonly keep: (id: string, known: Known) => Known
}

export function createAccountCache<Known>(): AccountCache<Known> {
  const accounts = new Map<string, Known>()
  return {
    get: (id) => accounts.get(id),
    keep: (id, known) => {
      accounts.delete(id)
      accounts.set(id, known)
      const [oldest = ''] = accounts.size > ACCOUNTS_MAX ? accounts.keys() : []
      accounts.delete(oldest)
      return known
    },
  }
}
