import type { Account } from '../domain/account.ts'

/** Which unique index refused a write. */
export type TakenField = 'email' | 'username' | 'id'

/** Thrown by a write that would give an address, a user name or an id to two accounts. */
export class AccountExists extends Error {
  override readonly name = 'AccountExists'
  readonly field: TakenField

  constructor(field: TakenField) {
    super(`another account has this ${field}`)
    this.field = field
  }
}

/** Thrown by any method while the database can't be used: nothing is known to be wrong with the caller's request. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** Which accounts, and from where on. */
export interface AccountQuery {
  /** Stands, upper or lower case, in the address, the name or the user name; every character for itself. Empty: all accounts. */
  readonly text: string
  /** The `next` of the page before; null for the first page. */
  readonly after: string | null
  readonly limit: number
}

/** Some accounts in the order of their canonical addresses. */
export interface AccountPage {
  readonly accounts: readonly Account[]
  /** Where the next page begins; null if this was the last. */
  readonly next: string | null
}

/** Where accounts are kept. What a method has acknowledged survives a crash. */
export interface AccountStore {
  /** Adds an account, or throws `AccountExists`: the unique index decides, under any concurrency. */
  insert(account: Account): Promise<void>
  /**
   * Adds many accounts with far less work than one by one. Tells for each, in the order given, null or which field another account has, stored or before it in
   * the list. If it throws, any part of the list may have been added.
   */
  insertMany(accounts: readonly Account[]): Promise<ReadonlyArray<TakenField | null>>
  byId(id: string): Promise<Account | null>
  /** Finds an account by its canonical address. */
  byEmail(emailKey: string): Promise<Account | null>
  /** Finds an account by its canonical user name. */
  byUsername(usernameKey: string): Promise<Account | null>
  /** Stores `account` only if the stored version still is `version`; false if somebody was faster. Throws `AccountExists` like `insert`. */
  replace(account: Account, version: number): Promise<boolean>
  /** Removes the account only if its version still is `version`; false if somebody was faster. */
  delete(id: string, version: number): Promise<boolean>
  /** Accounts whose `mailDueAt` is not after `now`, the longest waiting first. */
  withMailDue(now: Date, limit: number): Promise<Account[]>
  /** One page of the accounts that fit. An account that is there all the time is on exactly one page. */
  search(query: AccountQuery): Promise<AccountPage>
  /** Resolves if the store can be read and written, else rejects with `StoreUnavailable`. */
  ping(): Promise<void>
  close(): Promise<void>
}
