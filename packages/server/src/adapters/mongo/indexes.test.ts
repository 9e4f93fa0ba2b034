import { MongoServerError, type Collection } from 'mongodb'
import { expect, test } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { ensureIndexes } from './indexes.ts'

/** What `$indexStats` answers on the substitute for mongod when an index goes while it is looked at; no server does so when asked to. */
const STUMBLE = new MongoServerError({ message: 'Error running indexStats cache lookup failed for index 22552', code: 1 })

/** A collection without indexes that stumbles over the first looks at them. */
function stumblingCollection(times: number) {
  let looks = 0
  const look = async () => {
    looks += 1
    if (looks <= times) throw STUMBLE
    return []
  }
  const collection: unknown = {
    collectionName: 'accounts',
    indexes: async () => [],
    createIndexes: async () => {
      throw new MongoServerError({ message: 'twice', code: 11000 })
    },
    aggregate: () => ({ toArray: look }),
  }
  return { collection: collection as Collection, looks: () => looks }
}

const WANTED = [{ name: 'accounts_email_key', key: { emailKey: 1 }, unique: true }]

test('a look at indexes that a vanishing one disturbs is made again, so that the message says what is really wrong (CF-1)', async () => {
  const { collection, looks } = stumblingCollection(2)
  await expect(ensureIndexes(collection, WANTED)).rejects.toThrow(
    /"accounts_email_key".*several documents have the same value.*a database of its own/,
  )
  expect(looks()).toBe(3)
})

test('a database that can not say at all is unavailable (AV-3)', async () => {
  const { collection, looks } = stumblingCollection(Infinity)
  await expect(ensureIndexes(collection, WANTED)).rejects.toBeInstanceOf(StoreUnavailable)
  expect(looks()).toBe(4)
})
