import { MongoClient } from 'mongodb'
import type { TestProject } from 'vitest/node'
import { findMongo } from './find-mongo.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of the `[mongo]` suites; null if there is none. */
    mongodbUri: string | null
  }
}

const NOTICE = 'THE MONGO SUITES DO NOT RUN: no MongoDB was found by MONGODB_URI or as mongod on the PATH.'

/** Vitest's global setup: one server for all `[mongo]` suites of a run. Without one they are skipped; `account-store.test.ts` fails then if `CI=true`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const mongo = await findMongo(process.env)
  if (!mongo) console.error(`\n${'!'.repeat(100)}\n${NOTICE}\n${'!'.repeat(100)}\n`)
  if (mongo) await mustAnswer(mongo.uri)
  project.provide('mongodbUri', mongo?.uri ?? null)
  return async () => mongo?.stop()
}

/** A wrong address is better reported once than by every test. */
async function mustAnswer(uri: string): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 })
  try {
    await client.db('admin').command({ ping: 1 })
  } finally {
    await client.close()
  }
}
