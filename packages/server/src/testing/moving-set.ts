import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { BSON, ObjectId } from 'mongodb'
import { findPrimary, formatMessage, MSG_HEAD_BYTES, OP_MSG, readCommandName, splitMessages } from './mongo-wire.ts'

/** A replica set of three as a driver sees it. */
export interface MovingSet {
  /** Names all three. */
  readonly uri: string
  /** Makes the next one the primary: the one before refuses from now on what only a primary may do, and cuts whoever is in the middle of something. */
  moveOn(): void
  /** Leaves the set without a primary, as during an election, until `moveOn`. */
  stepDown(): void
  [Symbol.asyncDispose](): Promise<void>
}

const NODES = 3
const SET_NAME = 'rs0'
const OP_QUERY = 2004
/** In front of the document of an answer to an `OP_QUERY`: the header, flags, cursor, position, count. */
const REPLY_HEAD_BYTES = 36
const NOT_WRITABLE_PRIMARY = 10_107
const HELLOS: ReadonlySet<string> = new Set(['hello', 'ismaster', 'isMaster'])

/**
 * Three addresses that lead to one real server, of which one at a time says that it is the primary. So what a real failover does to connections and questions happens
 * here; what it can do to data does not.
 */
export async function startMovingSet(uri: string): Promise<MovingSet> {
  const target = await findPrimary(uri)
  const sockets = new Map<Socket, number>()
  const state = { primary: 0 as number | null, term: 1, hosts: [] as string[] }
  const isPrimary = (node: number) => state.primary === node
  const servers = Array.from({ length: NODES }, (_, node) =>
    createServer((driver) => {
      const upstream = connect(target.port, target.host)
      const hellos = new Set<number>()
      sockets.set(driver, node)
      for (const [socket, other] of [
        [driver, upstream],
        [upstream, driver],
      ] as const) {
        socket.on('error', () => {}) // 'close' follows
        socket.on('close', () => {
          sockets.delete(driver)
          other.destroy()
        })
      }
      const ask = (message: Buffer) => {
        const requestId = message.readInt32LE(4)
        const isHello = message.readInt32LE(12) === OP_QUERY || HELLOS.has(readCommandName(message))
        if (isHello) hellos.add(requestId)
        if (isHello || isPrimary(node)) upstream.write(message)
        else
          driver.write(
            formatMessage(requestId, { ok: 0, code: NOT_WRITABLE_PRIMARY, errmsg: 'not primary', errorLabels: ['RetryableWriteError'] }),
          )
      }
      const answer = (message: Buffer) => {
        driver.write(hellos.delete(message.readInt32LE(8)) ? introduce(message, node, state) : message)
      }
      driver.on('data', splitMessages(ask))
      upstream.on('data', splitMessages(answer))
    }),
  )
  for (const server of servers) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    state.hosts.push(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  }
  const cut = (node: number | null) => {
    for (const [socket, of] of sockets) if (node === null || of === node) socket.destroy()
  }
  let last = 0
  return {
    uri: `mongodb://${state.hosts.join(',')}/${/\/(\w+)\?/.exec(uri)?.[1] ?? ''}?replicaSet=${SET_NAME}`,
    moveOn: () => {
      last = (last + 1) % NODES
      const before = state.primary
      state.primary = last
      state.term += 1
      if (before !== null) cut(before)
    },
    stepDown: () => {
      state.primary = null
    },
    [Symbol.asyncDispose]: async () => {
      const closed = servers.map((server) => once(server, 'close'))
      for (const server of servers) server.close()
      cut(null)
      await Promise.all(closed)
    },
  }
}

/** The answer to "who are you?", as a node of the set would give it. */
function introduce(
  message: Buffer,
  node: number,
  { primary, term, hosts }: { primary: number | null; term: number; hosts: readonly string[] },
): Buffer {
  const headBytes = message.readInt32LE(12) === OP_MSG ? MSG_HEAD_BYTES : REPLY_HEAD_BYTES
  const { topologyVersion: _streams, primary: _primary, ...told } = BSON.deserialize(message.subarray(headBytes))
  const isPrimary = node === primary
  const document = BSON.serialize({
    ...told,
    hosts,
    setName: SET_NAME,
    setVersion: 1,
    me: hosts[node],
    isWritablePrimary: isPrimary,
    ismaster: isPrimary,
    secondary: !isPrimary,
    ...(primary !== null && { primary: hosts[primary] }),
    ...(isPrimary && { electionId: new ObjectId(term.toString(16).padStart(24, '0')) }),
  })
  const answer = Buffer.concat([message.subarray(0, headBytes), document])
  answer.writeInt32LE(answer.length, 0)
  return answer
}
