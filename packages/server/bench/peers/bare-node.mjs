import { createServer } from 'node:http'
import { ready } from './ready.mjs'

/** Node without anything: the least that an answer costs. */
const server = createServer((_request, response) => {
  const text = JSON.stringify({ hello: 'world' })
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }).end(text)
})
ready(server)
