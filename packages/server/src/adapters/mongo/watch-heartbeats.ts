import type { MongoClient, ServerClosedEvent, ServerHeartbeatFailedEvent, ServerHeartbeatSucceededEvent } from 'mongodb'
import { setTimeout as wait } from 'node:timers/promises'

/** A heartbeat is bounded by `connectTimeoutMS`: one that takes longer never ends. */
const STUCK_AFTER_MS = 4000
const RETRY_MS = 500

/**
 * Begins the connection anew when a heartbeat never ends. The driver (7.9) waits without limit for a heartbeat that it wrote to a socket which had died a moment
 * before, and does not find the server again when it is back. Returns what ends the watch.
 */
export function watchHeartbeats(client: MongoClient): () => void {
  const timers = new Map<string, NodeJS.Timeout>()
  let isEnded = false
  let isRestarting = false
  const forget = (address: string) => {
    clearTimeout(timers.get(address))
    timers.delete(address)
  }
  const restart = async () => {
    if (isRestarting) return
    isRestarting = true
    while (!isEnded) {
      await client.close()
      const isConnected = await client.connect().then(
        () => true,
        () => false,
      )
      if (isConnected) break
      await wait(RETRY_MS)
    }
    // Closed on purpose meanwhile.
    if (isEnded) await client.close()
    isRestarting = false
  }
  client.on('serverHeartbeatStarted', ({ connectionId, awaited }) => {
    forget(connectionId)
    // One that is awaited ends when there is news.
    if (!awaited && !isEnded) timers.set(connectionId, setTimeout(() => void restart(), STUCK_AFTER_MS).unref())
  })
  const onEnd = ({ connectionId }: ServerHeartbeatSucceededEvent | ServerHeartbeatFailedEvent) => forget(connectionId)
  client.on('serverHeartbeatSucceeded', onEnd)
  client.on('serverHeartbeatFailed', onEnd)
  client.on('serverClosed', ({ address }: ServerClosedEvent) => forget(address))
  return () => {
    isEnded = true
    for (const address of timers.keys()) forget(address)
  }
}
