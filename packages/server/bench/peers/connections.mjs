import { connect } from 'node:net'

/** What ends an answer whose length was not said before. */
const LAST_CHUNK = '\r\n0\r\n\r\n'
const BUFFER_BYTES = 65_536

/**
 * Connections that are kept and used again, one request at a time each. Node's own client costs twice the CPU for each request, a tenth of the machine on which the server is
 * measured, and its streams an eighth of what is left. Understands what the servers here answer: a length, or chunks to the end.
 */
export function openConnections() {
  const idle = []
  const all = new Set()
  const open = ({ port, hostname }) => {
    let text = ''
    const receive = (length, buffer) => {
      text += buffer.latin1Slice(0, length)
      if (isWhole(text)) end(Number(text.slice(9, 12)))
      return true
    }
    const onread = { buffer: Buffer.allocUnsafe(BUFFER_BYTES), callback: receive }
    const socket = connect({ port, host: hostname, noDelay: true, onread })
    const connection = { socket, finish: null }
    const end = (status) => {
      const { finish } = connection
      connection.finish = null
      text = ''
      if (status > 0) idle.push(connection)
      finish?.(status)
    }
    socket.on('error', () => {})
    socket.on('close', () => {
      all.delete(connection)
      if (idle.includes(connection)) idle.splice(idle.indexOf(connection), 1)
      end(0)
    })
    all.add(connection)
    return connection
  }
  return {
    /** Sends one request; `finish` gets the status of the answer, 0 if there is none. */
    send: ({ address, bytes }, finish) => {
      const connection = idle.pop() ?? open(address)
      connection.finish = finish
      connection.socket.write(bytes)
    },
    close: () => all.forEach(({ socket }) => socket.destroy()),
  }
}

/** What goes over the connection for a request, made once. All of a job go to one server. */
export function toBytes({ url, method = 'GET', headers, body = '' }) {
  const { host, hostname, port, pathname, search } = new URL(url)
  const all = { host, ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return { address: { port, hostname }, bytes: Buffer.from(`${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${body}`) }
}

function isWhole(text) {
  const headersEnd = text.indexOf('\r\n\r\n')
  if (headersEnd === -1) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headersEnd))?.[1]
  return length === undefined ? text.endsWith(LAST_CHUNK) : text.length >= headersEnd + 4 + Number(length)
}
