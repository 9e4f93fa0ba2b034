import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { findPrimary, formatMessage, readCommandName, splitMessages } from './mongo-wire.ts'

/** What goes wrong with a command on its way. A lost answer means that the server has done what was asked. */
export type Mishap =
  | { readonly kind: 'lost question' }
  | { readonly kind: 'lost answer'; readonly meanwhile?: () => Promise<unknown> }
  | { readonly kind: 'no answer' }
  | { readonly kind: 'error'; readonly code: number; readonly errorLabels?: readonly string[] }

export interface MongoProxy {
  /** The connection string of the same database through the proxy. */
  readonly uri: string
  /** Lets this happen to the next so many commands of that name. */
  fail(command: string, mishap: Mishap, times: number): void
  /** Cuts all connections once the server has done so many writes from now on, before anybody hears of the last: as if who asked had been killed. Resolves then. */
  cutAfterWrites(count: number): Promise<void>
  /** Cuts all connections and accepts no more, as if the server had died. */
  cut(): Promise<void>
  /** Accepts connections again, on the same port. */
  mend(): Promise<void>
}

const WRITES: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'findAndModify'])

/**
 * A stretch of wire between driver and server on which accidents happen to order. The server's own fail points would hit the tests of other files as well, and
 * they can't lose an answer after the work was done.
 */
export async function startMongoProxy(uri: string): Promise<MongoProxy> {
  const target = await findPrimary(uri)
  const faults = new Map<string, { mishap: Mishap; left: number }>()
  const sockets = new Set<Socket>()
  let writesLeft = Infinity
  const lastWrite = Promise.withResolvers<void>()
  const takeMishap = (command: string): Mishap | null => {
    if (WRITES.has(command)) writesLeft -= 1
    if (writesLeft === 0) return { kind: 'lost answer', meanwhile: () => cut().then(lastWrite.resolve) }
    const fault = faults.get(command)
    if (!fault || fault.left === 0) return null
    fault.left -= 1
    return fault.mishap
  }
  const server = createServer((driver) => {
    const upstream = connect(target.port, target.host)
    for (const socket of [driver, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {}) // 'close' follows
      socket.on('close', () => {
        sockets.delete(socket)
        driver.destroy()
        upstream.destroy()
      })
    }
    joinSockets(driver, upstream, takeMishap)
  })
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const cut = async (): Promise<void> => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const port = await listen(0)
  const database = /\/(\w+)\?/.exec(uri)?.[1] ?? ''
  return {
    uri: `mongodb://127.0.0.1:${port}/${database}?directConnection=true`,
    fail: (command, mishap, times) => faults.set(command, { mishap, left: times }),
    cutAfterWrites: (count) => {
      writesLeft = count
      return lastWrite.promise
    },
    cut,
    mend: async () => {
      await listen(port)
    },
  }
}

function joinSockets(driver: Socket, upstream: Socket, takeMishap: (command: string) => Mishap | null): void {
  let awaitsLoss: { requestId: number; mishap: Extract<Mishap, { kind: 'lost answer' }> } | null = null
  driver.on(
    'data',
    splitMessages((message) => {
      const mishap = takeMishap(readCommandName(message))
      const requestId = message.readInt32LE(4)
      if (mishap?.kind === 'lost answer') awaitsLoss = { requestId, mishap }
      if (mishap?.kind === 'lost question') driver.destroy()
      if (mishap?.kind === 'error') driver.write(formatMessage(requestId, toErrorAnswer(mishap)))
      if (!mishap || mishap.kind === 'lost answer') upstream.write(message)
    }),
  )
  upstream.on(
    'data',
    splitMessages((message) => {
      if (awaitsLoss?.requestId !== message.readInt32LE(8)) driver.write(message)
      else void Promise.resolve(awaitsLoss.mishap.meanwhile?.()).then(() => driver.destroy())
    }),
  )
}

function toErrorAnswer({ code, errorLabels = [] }: Extract<Mishap, { kind: 'error' }>) {
  return { ok: 0, code, errmsg: `error ${code} to order`, errorLabels }
}
