import { MongoClient } from 'mongodb'

/** A database on a MongoDB server that is dropped afterwards. */
export interface MongoDatabase extends AsyncDisposable {
  readonly uri: string
}

let made = 0

/** Names a new database on the server of `MONGODB_URI`; null if there is none. */
export function makeMongoDatabase(): MongoDatabase | null {
  const server = process.env['MONGODB_URI']
  if (server === undefined) return null
  const url = new URL(server)
  // The database of the path is where a user is looked up, unless it is said.
  if (url.username && !url.searchParams.has('authSource')) url.searchParams.set('authSource', url.pathname.slice(1) || 'admin')
  url.pathname = `/latchkey_bench_${process.pid}_${(made += 1)}`
  return {
    uri: url.href,
    [Symbol.asyncDispose]: async () => {
      const client = new MongoClient(url.href)
      await client.db().dropDatabase()
      await client.close()
    },
  }
}
