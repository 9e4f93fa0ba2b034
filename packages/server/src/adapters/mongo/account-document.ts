import type { ObjectId } from 'mongodb'
import type { Account } from '../../domain/account.ts'
import { completeAccount } from '../../domain/account-document.ts'

/** An account in its collection. Dates are real dates; the id is where MongoDB wants it. */
export interface AccountDocument extends Omit<Account, 'id'> {
  readonly _id: string
  /** Which write this is the outcome of: tells its writer whether it happened when the answer was lost. Missing if it was written by hand. */
  readonly writeId?: ObjectId
}

export function toDocument({ id, ...fields }: Account, writeId: ObjectId): AccountDocument {
  return { _id: id, ...fields, writeId }
}

export function toAccount({ _id, writeId: _writeId, ...fields }: AccountDocument): Account {
  return completeAccount({ id: _id, ...fields })
}
