import type { Server } from 'node:http'
import type { Config } from './config.ts'
import { connectParts, openGround } from './connect-parts.ts'
import { addNotes } from './demo/add-notes.ts'
import { createNotesRoutes } from './demo/notes-routes.ts'
import { openHttpServer, patienceFor } from './http/open-http-server.ts'

export interface RunningServer {
  readonly hasDevMailbox: boolean
  /** Takes no more requests, lets those under way finish (10 s at most), and closes everything. */
  readonly stop: () => Promise<void>
  readonly logError: (error: unknown) => void
}

const STOP_WITHIN_MS = 9_000

/** The product as it is: connects everything by the settings and listens. Rejects if the database or the port can't be had. `onDiskFailed` is told when only a new start can help. */
export async function startServer(config: Config, onDiskFailed: () => void): Promise<RunningServer> {
  const { door, worker, close, hasDevMailbox, logError } = await connectDemo(config, onDiskFailed)
  const http = openHttpServer(door.listener, patienceFor({ isBehindProxy: config.http.trustProxy !== false }), door.classes)
  await listen(http, config).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const stop = async () => {
    await Promise.all([closeWithin(http, STOP_WITHIN_MS), worker.stop()])
    await close()
  }
  return { hasDevMailbox, stop, logError }
}

/** Latchkey with the notes of the demo beside it, as an application would put its own. */
async function connectDemo(config: Config, onDiskFailed: () => void) {
  const ground = await openGround(config, onDiskFailed)
  const { stores, notes } = await addNotes(config, ground.stores)
  return await connectParts(
    config,
    { exportMore: async (userId) => ({ notes: await notes.list(userId) }) },
    { ...ground, stores, ownRoutes: (door) => createNotesRoutes(notes, door), isAlone: true },
  )
}

function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
}

async function closeWithin(http: Server, ms: number): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  // A connection becomes idle when its last request is answered, so once is not enough.
  const sweep = setInterval(() => http.closeIdleConnections(), 50)
  const timer = setTimeout(() => http.closeAllConnections(), ms)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
}
