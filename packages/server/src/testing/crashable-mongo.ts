import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findFreePort } from './spawn-server.ts'

const run = promisify(execFile)

/** A MongoDB of its own that a test may kill and start again. */
export interface CrashableMongo extends AsyncDisposable {
  readonly uri: string
  /** kill -9: nothing is written any more, not even what was under way. */
  readonly kill: () => Promise<void>
  /** Comes back with the data that was acknowledged. */
  readonly start: () => Promise<void>
}

/** The script that runs such a server (`up`, `kill`, `down`; ports by `RIG_PORT` and `RIG_PG_PORT`), if the environment names one. */
export const crashScript: string | undefined = process.env['MONGODB_CRASH_SCRIPT']

/** Starts one on ports of its own, beside the server of the other tests. Only where there is a `crashScript`. */
export async function startCrashableMongo(script: string): Promise<CrashableMongo> {
  const env = { ...process.env, RIG_PORT: String(await findFreePort()), RIG_PG_PORT: '9713' }
  const call = async (word: string) => (await run(script, [word], { env })).stdout.trim()
  const uri = await call('up')
  return {
    uri,
    kill: async () => void (await call('kill')),
    // Not only the engine: what stands in front of it may have died with it.
    start: async () => void (await call('up')),
    [Symbol.asyncDispose]: async () => void (await call('down')),
  }
}
