import type { Collection, ObjectId } from 'mongodb'
import { createAccountCache } from '../../domain/account-cache.ts'
import type { Account } from '../../domain/account.ts'
import { toAccount, type AccountDocument } from './account-document.ts'
import { OPERATION_MS, runOnMongo } from './mongo-errors.ts'

interface Known {
  readonly account: Account
  readonly writeId: ObjectId
}

const BOUNDED = { maxTimeMS: OPERATION_MS }

/**
 * Reads accounts by their ids. Of an account that it knows it asks the database only for the version and the write that this is the outcome of, and for the document if they are
 * others. The version alone would not do: a database that was restored while the server ran gives the same versions to other writes.
 */
export function createAccountReader(accounts: Collection<AccountDocument>): (ids: readonly string[]) => Promise<Map<string, Account>> {
  const cache = createAccountCache<Known>()
  const readDocuments = async (ids: readonly string[]): Promise<Account[]> => {
    if (ids.length === 0) return []
    const documents = await accounts.find({ _id: { $in: ids } }, BOUNDED).toArray()
    return documents.map((document) => {
      const account = toAccount(document)
      if (document.writeId) cache.keep(account.id, { account, writeId: document.writeId })
      return account
    })
  }
  const readKnown = async (known: ReadonlyMap<string, Known>): Promise<Account[]> => {
    if (known.size === 0) return []
    const versions = accounts.find({ _id: { $in: [...known.keys()] } }, { ...BOUNDED, projection: { version: 1, writeId: 1 } })
    const unchanged: Account[] = []
    const changed: string[] = []
    for (const { _id: id, version, writeId } of await versions.toArray()) {
      const then = known.get(id)
      if (then?.account.version === version && then.writeId.equals(writeId)) unchanged.push(then.account)
      else changed.push(id)
    }
    return [...unchanged, ...(await readDocuments(changed))]
  }
  return async (ids) => {
    const known = new Map<string, Known>()
    const unknown: string[] = []
    for (const id of ids) {
      const then = cache.get(id)
      if (then) known.set(id, then)
      else unknown.push(id)
    }
    const found = await runOnMongo(() => Promise.all([readKnown(known), readDocuments(unknown)]))
    return new Map(found.flat().map((account) => [account.id, account]))
  }
}
