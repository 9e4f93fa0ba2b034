import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { StoreUnavailable } from '../../ports/account-store.ts'
import { toStoreError } from './mongo-errors.ts'

test('a connection whose other side has hung up is an outage, a bug of ours is none (AV-4)', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume()
  socket.on('error', () => {}) // the same goes to the callback
  await once(socket, 'end')
  const error = await new Promise((resolve) => void socket.write('too late', resolve))
  server.close()
  expect(error).toBeInstanceOf(Error)
  expect(toStoreError(error)).toBeInstanceOf(StoreUnavailable)

  const bug = new TypeError('x is not a function')
  expect(toStoreError(bug)).toBe(bug)
})
