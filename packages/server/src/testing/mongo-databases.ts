import { randomBytes } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { afterAll, inject } from 'vitest'

/** Tells whether the `[mongo]` suites have a server: `describe.skipIf(!hasMongo)`. */
export const hasMongo = inject('mongodbUri') !== null

/** The connection string of a database that nobody else uses. It is dropped after the tests of the file. Only where `hasMongo`. */
export function nameMongoDatabase(): string {
  const uri = addDatabase(inject('mongodbUri') ?? 'mongodb://127.0.0.1', `latchkey_test_${randomBytes(6).toString('hex')}`)
  afterAll(() => dropDatabase(uri))
  return uri
}

async function dropDatabase(uri: string): Promise<void> {
  const client = new MongoClient(uri)
  await client.db().dropDatabase()
  await client.close()
}

function addDatabase(uri: string, name: string): string {
  const [, server = '', path = '', query = ''] = /^(\w+(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri) ?? []
  const options = new URLSearchParams(query)
  // The database of the path is where a user is looked up, unless it is said.
  if (server.includes('@') && !options.has('authSource')) options.set('authSource', path || 'admin')
  return `${server}/${name}?${options.toString()}`
}
