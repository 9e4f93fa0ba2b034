import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { findFreePort } from './spawn-server.ts'

/** A MongoDB for the tests, and how to end it if it was started for them. */
export interface FoundMongo {
  readonly uri: string
  readonly stop: () => Promise<void>
}

const START_WITHIN_MS = 30_000
const REPLICA_SET = 'rs0'

/** Looks for a server by `MONGODB_URI`, then for a `mongod` on the PATH, which it starts. Null if there is none. */
export async function findMongo(env: NodeJS.ProcessEnv): Promise<FoundMongo | null> {
  if (env['MONGODB_URI']) return { uri: env['MONGODB_URI'], stop: async () => {} }
  const mongod = await findOnPath('mongod', env['PATH'] ?? '')
  return mongod === null ? null : await startMongod(mongod)
}

async function findOnPath(name: string, path: string): Promise<string | null> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, name)
    const isExecutable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isExecutable) return file
  }
  return null
}

/** Starts a replica set of one node, which knows retryable writes, on a free loopback port and an empty folder. */
async function startMongod(mongod: string): Promise<FoundMongo> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-mongod-'))
  const port = String(await findFreePort())
  const place = ['--dbpath', folder, '--bind_ip', '127.0.0.1', '--port', port, '--replSet', REPLICA_SET]
  const child = spawn(mongod, place, { stdio: 'ignore' })
  const ended = once(child, 'close')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await Promise.race([
      initiate(`127.0.0.1:${port}`),
      ended.then(() => {
        throw new Error(`${mongod} ended at once`)
      }),
    ])
    return { uri: `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Makes the node the primary of a set of one, and waits until it can be written to. */
async function initiate(host: string): Promise<void> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: START_WITHIN_MS })
  try {
    await client.db('admin').command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } })
    const giveUpAt = Date.now() + START_WITHIN_MS
    while (!(await client.db('admin').command({ hello: 1 }))['isWritablePrimary']) {
      if (Date.now() > giveUpAt) throw new Error(`the mongod at ${host} did not become a primary`)
      await wait(50)
    }
  } finally {
    await client.close()
  }
}
