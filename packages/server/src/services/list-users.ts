import { toUserRecord, type UserRecord } from '../domain/user-record.ts'
import type { AccountQuery, AccountStore } from '../ports/account-store.ts'

/** Some users in the order of their addresses, and where the next ones begin. */
export interface UserPage {
  readonly users: readonly UserRecord[]
  readonly next: string | null
}

/** One page of the users in whose address, name or user name a text stands. */
export async function listUsers(deps: { readonly store: AccountStore }, query: AccountQuery): Promise<UserPage> {
  const { accounts, next } = await deps.store.search(query)
  return { users: accounts.filter((account) => account.deletedAt === null).map(toUserRecord), next }
}
