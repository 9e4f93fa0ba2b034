import { AuthError, toEmailKey, toUsernameKey } from '@latchkey/shared'
import type { Account } from '../domain/account.ts'
import { toUserRecord, type UserRecord } from '../domain/user-record.ts'
import type { AccountStore } from '../ports/account-store.ts'
import { changeAccount } from './change-account.ts'

interface Deps {
  readonly store: AccountStore
}

/** Finds whom an operator means by an address, a user name or an id; null if nobody. */
export async function lookUpUser({ store }: Deps, who: string): Promise<Account | null> {
  if (who.includes('@')) return await store.byEmail(toEmailKey(who))
  const account = (await store.byId(who)) ?? (await store.byUsername(toUsernameKey(who)))
  // Of a deleted account only the last mail is left, for as long as it is on its way.
  return account?.deletedAt ? null : account
}

/** Finds whom an operator means; throws `not_found` if nobody. */
export async function findUser(deps: Deps, who: string): Promise<Account> {
  const account = await lookUpUser(deps, who)
  if (!account) throw new AuthError('not_found')
  return account
}

/** One account as an operator sees it. */
export async function showUser(deps: Deps, who: string): Promise<UserRecord> {
  return toUserRecord(await findUser(deps, who))
}

/** Changes whom an operator means, in one write, by a pure function. */
export async function changeUser(deps: Deps, who: string, change: (account: Account) => Account): Promise<UserRecord> {
  const { id } = await findUser(deps, who)
  const find = () => deps.store.byId(id)
  const changed = await changeAccount(deps.store, find, (account) => ({ account: change(account), result: null }))
  if (!changed) throw new AuthError('not_found')
  return toUserRecord(changed.account)
}
