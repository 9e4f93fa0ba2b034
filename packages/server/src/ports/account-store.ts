import type { Account } from '../domain/account.ts'

/** Which unique index refused a write. */
export type TakenField = 'email' | 'username'

/** Thrown by a write that would give an address or a user name to two accounts. */
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

/** Where accounts are kept. What a method has acknowledged survives a crash. */
export interface AccountStore {
  /** Adds an account, or throws `AccountExists`: the unique index decides, under any concurrency. */
  insert(account: Account): Promise<void>
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
  /** Resolves if the store can be read and written, else rejects with `StoreUnavailable`. */
  ping(): Promise<void>
  close(): Promise<void>
}
