import type { Account } from '../domain/account.ts'
import { AccountExists, type AccountStore } from '../ports/account-store.ts'
import { changeAccount, type Change } from './change-account.ts'

/** What takes the place of an attempt's own name: nothing, or none. */
export interface Named {
  readonly username?: null
}

/** A change in which a sign-up attempt may become the account. Its user name is only reserved where it can be used unconfirmed: whoever finds theirs taken by now goes on without one. */
export async function changeWithFreeUsername<Result>(
  store: AccountStore,
  accountId: string,
  change: (account: Account, named: Named) => Change<Result>,
): Promise<Change<Result> | null> {
  const find = () => store.byId(accountId)
  try {
    return await changeAccount(store, find, (account) => change(account, {}))
  } catch (error) {
    if (!(error instanceof AccountExists) || error.field !== 'username') throw error
    return await changeAccount(store, find, (account) => change(account, { username: null }))
  }
}
