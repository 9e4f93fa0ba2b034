import { once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openHttpServer, patienceFor } from './open-http-server.ts'

const QUICK = { headers: 100, request: 200, keepAlive: 100, silence: 300, look: 20 }
const HEAD = 'POST /trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'

/** Reads a body to its end, and answers `/much` with more than a socket holds. */
const app: RequestListener = (request, response) => {
  request.resume().once('end', () => response.end(request.url === '/much' ? Buffer.alloc(64 * 1024 * 1024) : 'ok'))
}

async function serve() {
  const http = openHttpServer(app, QUICK)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return http
}

async function open(http: Server, begin: string): Promise<Socket> {
  const socket = connect((http.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined) // a connection that is cut may be reset
  await once(socket, 'connect')
  socket.write(begin)
  return socket
}

/** Sends on, a byte at a time, until the server has had enough. Resolves when it has cut the connection. */
async function dribble(socket: Socket, text: string): Promise<void> {
  const cut = new Promise((resolve) => socket.once('close', resolve))
  const timer = setInterval(() => socket.write(text), 10)
  socket.resume()
  await cut
  clearInterval(timer)
}

test('a client that sends its headers or its body byte by byte for ever is cut, and others are served meanwhile (AV-7)', async () => {
  const http = await serve()
  const slowloris = dribble(await open(http, HEAD), 'X-A: b\r\n')
  const slowBody = dribble(await open(http, `${HEAD}Content-Length: 16000\r\n\r\n`), 'x')
  const endless = dribble(await open(http, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`), '1\r\nx\r\n')
  const silent = dribble(await open(http, ''), '')
  const meanwhile = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`)
  expect(await meanwhile.text()).toBe('ok')
  await Promise.all([slowloris, slowBody, endless, silent])
  http.close()
})

test('a client that does not read its answer is cut (AV-7)', async () => {
  const http = await serve()
  const [socket] = await Promise.all([open(http, 'GET /much HTTP/1.1\r\nHost: x\r\n\r\n'), once(http, 'request')])
  socket.pause()
  await once(http, 'timeout')
  const left = await new Promise<number>((resolve) => {
    http.close(() => http.getConnections((_error, count) => resolve(count)))
  })
  expect(left).toBe(0)
  socket.destroy()
})

test('the server as it runs is less patient than Node by itself (AV-7)', () => {
  const http = openHttpServer(app)
  expect([http.headersTimeout, http.requestTimeout, http.keepAliveTimeout, http.timeout]).toEqual([10_000, 15_000, 10_000, 30_000])
})

test('behind proxies idle connections are ended by them and not by the server, which could meet a request on its way (AV-7)', () => {
  const http = openHttpServer(app, patienceFor({ isBehindProxy: true }))
  expect(http.keepAliveTimeout).toBeGreaterThan(120_000)
  expect(patienceFor({ isBehindProxy: true })).toEqual({ ...patienceFor({ isBehindProxy: false }), keepAlive: http.keepAliveTimeout })
})
