import { connect } from 'node:net'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends exactly these bytes, which no client library would, and reads until the server ends the connection or `Content-Length` is reached. */
export async function sendRaw(port: number, request: string | Buffer): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1')
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>()
  let text = ''
  const answer = () => {
    const [head = '', body = ''] = text.split(/\r\n\r\n([\s\S]*)/)
    return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body }
  }
  const isComplete = () => {
    const length = /^content-length: (\d+)/im.exec(text)?.[1]
    return text.includes('\r\n\r\n') && length !== undefined && Buffer.byteLength(answer().body) >= Number(length)
  }
  socket.setEncoding('utf8')
  socket.on('data', (chunk) => {
    text += String(chunk)
    if (isComplete()) socket.end()
  })
  socket.on('close', () => resolve(answer()))
  // A server that refuses may reset the connection while we still send; what it said before counts.
  socket.on('error', (error) => (text === '' ? reject(error) : resolve(answer())))
  socket.write(request)
  return await promise.finally(() => socket.destroy())
}
