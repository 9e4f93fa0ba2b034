import { setTimeout as wait } from 'node:timers/promises'
import { MongoServerError, type Collection, type Document, type IndexDescription, type IndexDescriptionInfo } from 'mongodb'
import { isDuplicateKey, isUnavailable, toStoreError } from './mongo-errors.ts'

/** An index by its name, which error messages and checks rely on. */
export interface NamedIndex extends IndexDescription {
  readonly name: string
}

/** Every collection has it. */
export const ID_INDEX = '_id_'
export const EMAIL_KEY_INDEX = 'accounts_email_key'
export const USERNAME_KEY_INDEX = 'accounts_username_key'

export const ACCOUNT_INDEXES: readonly NamedIndex[] = [
  { name: EMAIL_KEY_INDEX, key: { emailKey: 1 }, unique: true },
  // Partial, since most accounts have none and null would be a value like any other.
  { name: USERNAME_KEY_INDEX, key: { usernameKey: 1 }, unique: true, partialFilterExpression: { usernameKey: { $type: 'string' } } },
  { name: 'accounts_mail_due_at', key: { mailDueAt: 1 } },
]

export const LIMIT_INDEXES: readonly NamedIndex[] = [
  { name: 'limits_key', key: { key: 1 }, unique: true },
  { name: 'limits_expire', key: { expire: 1 }, expireAfterSeconds: 0 },
]

const BUILD_POLL_MS = 100
const BUILD_POLLS = 80
const LOOKS_AGAIN = 3
const NAMESPACE_NOT_FOUND = 26

/**
 * Makes the indexes that are missing and then looks at what is really there: without its unique indexes Latchkey must not run.
 * Rejects with an error that names the index. Needs no right to create indexes if they exist.
 */
export async function ensureIndexes<Schema extends Document>(collection: Collection<Schema>, wanted: readonly NamedIndex[]): Promise<void> {
  try {
    const failure = await createMissing(collection, wanted)
    await waitUntilBuilt(collection, wanted)
    const existing = await listIndexes(collection)
    for (const index of wanted) {
      const fault = findFault(index, existing.get(index.name))
      if (fault) throw new Error(`MongoDB: the index "${index.name}" of the collection "${collection.collectionName}" ${fault}${failure}`)
    }
  } catch (error) {
    throw toStoreError(error)
  }
}

/** Returns why it failed, if it did, in words for the end of a message. The data of a duplicate must not get into the log. */
async function createMissing<Schema extends Document>(collection: Collection<Schema>, wanted: readonly NamedIndex[]): Promise<string> {
  const existing = await listIndexes(collection)
  const missing = wanted.filter((index) => !existing.has(index.name))
  if (missing.length === 0) return ''
  try {
    await collection.createIndexes([...missing])
    return ''
  } catch (error) {
    if (isDuplicateKey(error))
      return ': several documents have the same value. If this is the collection of another application, give Latchkey a database of its own'
    // A long build goes on in the server after its answer was waited for in vain.
    if (isUnavailable(error)) return ''
    if (error instanceof MongoServerError) return `: ${error.message}`
    throw error
  }
}

/** An index that is still being built refuses nothing. mongod answers when it is done; engines that build in the background don't. */
async function waitUntilBuilt<Schema extends Document>(collection: Collection<Schema>, wanted: readonly NamedIndex[]): Promise<void> {
  for (let poll = 0; poll < BUILD_POLLS; poll += 1) {
    const building = await findBuilding(collection, wanted)
    if (building === null) return
    await wait(BUILD_POLL_MS)
  }
  throw new Error(`MongoDB is still building the indexes of the collection "${collection.collectionName}"; start again when it is done`)
}

async function findBuilding<Schema extends Document>(
  collection: Collection<Schema>,
  wanted: readonly NamedIndex[],
  looksAgain = LOOKS_AGAIN,
): Promise<string | null> {
  try {
    const stats = await collection.aggregate<{ name: string; building?: boolean }>([{ $indexStats: {} }]).toArray()
    return stats.find(({ name, building }) => building === true && wanted.some((index) => index.name === name))?.name ?? null
  } catch (error) {
    // Not everybody may ask, and a small engine may not know the question; then the list of indexes has to do.
    if (!(error instanceof MongoServerError)) throw error
    if (!isUnavailable(error)) return null
    // An index whose build has just failed may vanish while it is looked at, which engines stumble over.
    if (looksAgain === 0) throw error
    await wait(BUILD_POLL_MS)
    return await findBuilding(collection, wanted, looksAgain - 1)
  }
}

async function listIndexes<Schema extends Document>(collection: Collection<Schema>): Promise<Map<string, IndexDescriptionInfo>> {
  try {
    const indexes = await collection.indexes()
    return new Map(indexes.map((index) => [String(index.name), index]))
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return new Map()
    throw error
  }
}

function findFault(wanted: NamedIndex, found: IndexDescriptionInfo | undefined): string | null {
  if (!found) return 'is missing and could not be created'
  if (!isSame(found.key, wanted.key)) return 'is on other fields'
  if ((found.unique === true) !== (wanted.unique === true)) return wanted.unique ? 'is not unique' : 'must not be unique'
  if (!isSame(found.partialFilterExpression, wanted.partialFilterExpression)) return 'covers other documents'
  if (found.sparse === true) return 'covers other documents'
  if (found.expireAfterSeconds !== wanted.expireAfterSeconds) return 'deletes documents at another time'
  return null
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
