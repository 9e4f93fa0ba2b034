import { MongoBulkWriteError, ObjectId, type Collection, type Filter, type WriteError } from 'mongodb'
import type { Account } from '../../domain/account.ts'
import { AccountExists, StoreUnavailable, type AccountStore, type TakenField } from '../../ports/account-store.ts'
import { toAccount, toDocument, type AccountDocument } from './account-document.ts'
import type { MongoConnection } from './connect.ts'
import { gatherReads } from './gather-reads.ts'
import { ACCOUNT_INDEXES, EMAIL_KEY_INDEX, ensureIndexes, ID_INDEX, USERNAME_KEY_INDEX } from './indexes.ts'
import { DUPLICATE_KEY, isDuplicateKey, isUnavailable, OPERATION_MS, runOnMongo } from './mongo-errors.ts'
import { createAccountReader } from './read-accounts.ts'

type Accounts = Collection<AccountDocument>

const BOUNDED = { maxTimeMS: OPERATION_MS }

/** Accounts in the collection `accounts`, one document each. Rejects if its unique indexes are not as they must be. Its `close` closes the connection. */
export async function createMongoAccountStore({ database, close }: MongoConnection): Promise<AccountStore> {
  const accounts = database.collection<AccountDocument>('accounts')
  await ensureIndexes(accounts, ACCOUNT_INDEXES)
  const find = async (filter: Filter<AccountDocument>): Promise<Account | null> => {
    const document = await runOnMongo(() => accounts.findOne(filter, BOUNDED))
    return document && toAccount(document)
  }
  return {
    insert: (account) => runOnMongo(() => insert(accounts, account)),
    insertMany: (many) => runOnMongo(() => insertMany(accounts, many)),
    byId: gatherReads(createAccountReader(accounts)),
    byEmail: (emailKey) => find({ emailKey }),
    byUsername: (usernameKey) => find({ usernameKey }),
    replace: (account, version) => runOnMongo(() => replace(accounts, account, version)),
    delete: (id, version) => runOnMongo(() => remove(accounts, id, version)),
    withMailDue: async (now, limit) => {
      const due = accounts.find({ mailDueAt: { $lte: now } }, { ...BOUNDED, sort: { mailDueAt: 1 }, limit })
      return (await runOnMongo(() => due.toArray())).map(toAccount)
    },
    search: async ({ text, after, limit }) => {
      const filter = { ...matching(text), ...(after !== null && { emailKey: { $gt: after } }) }
      const found = accounts.find(filter, { ...BOUNDED, sort: { emailKey: 1 }, limit: limit + 1 })
      const documents = await runOnMongo(() => found.toArray())
      const page = documents.slice(0, limit).map(toAccount)
      return { accounts: page, next: documents.length > limit ? (page.at(-1)?.emailKey ?? null) : null }
    },
    ping: async () => {
      // Goes the way of a write, up to the acknowledgement by the majority, and matches nothing.
      await runOnMongo(() => accounts.updateOne({ _id: '' }, { $set: { version: 0 } }, BOUNDED))
    },
    close,
  }
}

async function insert(accounts: Accounts, account: Account): Promise<void> {
  const writeId = new ObjectId()
  try {
    await accounts.insertOne(toDocument(account, writeId), BOUNDED)
  } catch (error) {
    if (!isDuplicateKey(error) && !isUnavailable(error)) throw error
    // The driver tries again after a lost answer; what is in the way may be what it wrote itself.
    const stored = await readWrite(accounts, account.id)
    if (stored?.writeId?.equals(writeId)) return
    throw toAccountExists(error) ?? error
  }
}

async function insertMany(accounts: Accounts, many: readonly Account[]): Promise<ReadonlyArray<TakenField | null>> {
  if (many.length === 0) return []
  const writeId = new ObjectId()
  try {
    await accounts.insertMany(
      many.map((account) => toDocument(account, writeId)),
      { ...BOUNDED, ordered: false },
    )
    return many.map(() => null)
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) && !isUnavailable(error)) throw error
    // As for one account: what is in the way may be what this very call wrote before its answer was lost.
    const written = accounts.find({ _id: { $in: many.map(({ id }) => id) }, writeId }, { ...BOUNDED, projection: { emailKey: 1 } })
    const emailKeys = new Map((await written.toArray()).map((document) => [document._id, document.emailKey]))
    const refusals = new Map(refusalsOf(error).map((refusal) => [refusal.index, takenField(refusal.errmsg ?? '')]))
    return many.map(({ id, emailKey }, index) => {
      // Once only: two of the list may have one id, and be the same.
      if (emailKeys.get(id) === emailKey && emailKeys.delete(id)) return null
      const field = refusals.get(index)
      if (field) return field
      throw error
    })
  }
}

function refusalsOf(error: unknown): readonly WriteError[] {
  return error instanceof MongoBulkWriteError ? [error.writeErrors].flat().filter(({ code }) => code === DUPLICATE_KEY) : []
}

function matching(text: string): Filter<AccountDocument> {
  if (text === '') return {}
  // Not RegExp.escape: it writes some spaces as \uXXXX, which the expressions of MongoDB (PCRE) do not know.
  const anywhere = { $regex: text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), $options: 'i' }
  return { $or: [{ emailKey: anywhere }, { usernameKey: anywhere }, { name: anywhere }] }
}

async function replace(accounts: Accounts, account: Account, version: number): Promise<boolean> {
  const writeId = new ObjectId()
  const lost = await accounts.replaceOne({ _id: account.id, version }, toDocument(account, writeId), BOUNDED).then(
    ({ matchedCount }) => (matchedCount === 1 ? null : 'somebody was faster'),
    (error: unknown) => {
      if (isUnavailable(error)) return 'no answer'
      throw toAccountExists(error) ?? error
    },
  )
  if (lost === null) return true
  // Either answer may be about a write that did happen: the driver tried again after a lost answer and then found its own work.
  const stored = await readWrite(accounts, account.id)
  if (stored?.writeId?.equals(writeId)) return true
  if (lost === 'somebody was faster' || stored?.version === account.version) return false
  throw new StoreUnavailable('MongoDB did not tell whether the account was changed')
}

async function remove(accounts: Accounts, id: string, version: number): Promise<boolean> {
  try {
    return (await accounts.deleteOne({ _id: id, version }, BOUNDED)).deletedCount === 1
  } catch (error) {
    if (!isUnavailable(error)) throw error
    const stored = await readWrite(accounts, id)
    if (stored?.version === version) throw error
    return stored === null
  }
}

/** What stands there now, as far as it tells who wrote it. */
async function readWrite(accounts: Accounts, id: string): Promise<Pick<AccountDocument, 'version' | 'writeId'> | null> {
  return await accounts.findOne({ _id: id }, { ...BOUNDED, projection: { version: 1, writeId: 1 } })
}

/** Null if the error is about something else than an address, a user name or an id. */
function toAccountExists(error: unknown): AccountExists | null {
  if (!isDuplicateKey(error)) return null
  const field = takenField(error.message)
  return field && new AccountExists(field)
}

/** Other engines than mongod say it only in the message; the value of the duplicate, which a stranger chose, stands behind the index there. */
function takenField(message: string): TakenField | null {
  const index = /index:? '?(\w+)/i.exec(message)?.[1]
  if (index === USERNAME_KEY_INDEX) return 'username'
  if (index === ID_INDEX) return 'id'
  return index === EMAIL_KEY_INDEX ? 'email' : null
}
