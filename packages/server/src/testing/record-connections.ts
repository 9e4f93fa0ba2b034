import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import type { Socket } from 'node:net'

// Loaded before everything else of a process (`node --import`), so that nothing it does on the network goes unseen: each connection is a line in the file of CONNECTIONS_FILE.
const file = process.env['CONNECTIONS_FILE'] ?? ''
const note = (line: string) => appendFileSync(file, `${line}\n`)

subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket }
  socket.on('connectionAttempt', (ip: string, port: number) => note(`${ip}:${port}`))
})
subscribe('udp.socket', () => note('udp'))
