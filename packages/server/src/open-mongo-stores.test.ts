import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { MongoClient } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { hasMongo, nameMongoDatabase } from './testing/mongo-databases.ts'

const CLI = join(import.meta.dirname, 'cli/main.ts')
const runFile = promisify(execFile)

describe.skipIf(!hasMongo)('on MongoDB [mongo]', () => {
  test('a command ends, and says why, where an index is wrong (CF-1)', { timeout: 60_000 }, async () => {
    const uri = nameMongoDatabase()
    const client = new MongoClient(uri)
    await client
      .db()
      .collection('limits')
      .createIndexes([{ key: { key: 1 }, name: 'limits_key' }])
    await client.close()
    const env = { PATH: process.env['PATH'], NODE_ENV: 'test', MONGODB_URI: uri }
    const ended = runFile(process.execPath, [CLI, 'users', 'list'], { env, timeout: 30_000 })
    await expect(ended).rejects.toMatchObject({ killed: false, signal: null, stderr: expect.stringContaining('"limits_key"') })
  })
})
