import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { appRouter, procedures } from '@latchkey/shared/contract'
import express from 'express'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'
import { ApiCall } from './api-call.ts'
import { bindOperations, createOperations } from './operations.ts'
import { runByContract, runByRouter } from './run-call.ts'
import { createTrpcHandler, type RunCall } from './trpc-handler.ts'

async function serve(run: RunCall) {
  const app = express().use(createTrpcHandler({ trustedOrigins: [], prefix: '', run, refused: () => {} }))
  const http = app.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, [Symbol.asyncDispose]: async () => void http.close() }
}

const PATHS = [...Object.keys(procedures).map((name) => `auth.${name}`), 'auth', 'auth.', 'auth.nothing', 'auth.__proto__', 'nothing', '']
const BODIES = [undefined, {}, { unknown: 1 }, null, 'text', [], { email: 'no address', password: 'short' }, { email: 'ada@x.test' }]

test('the table answers every call as the router itself does, whatever is asked (S2-35, IN-1)', async () => {
  await using server = await startTestServer()
  const cookies = { rememberedMaxMs: 1, isPartitioned: false }
  const operations = createOperations({
    services: server.services,
    cookies,
    logError: () => {},
    logEvent: () => {},
    refusals: { noteLogged: () => {} },
  })
  await using table = await serve(runByContract(operations))
  await using router = await serve(runByRouter(appRouter, (req, res) => ({ api: bindOperations(operations, new ApiCall(req, res)) })))
  const ask = async (url: string, path: string, method: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const input = body === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(body))}`
    const response =
      method === 'GET'
        ? await fetch(`${url}/trpc/${path}${input}`)
        : await fetch(`${url}/trpc/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    return [path, method, body, response.status, await response.text()]
  }
  for (const path of PATHS)
    for (const method of ['GET', 'POST'])
      for (const body of BODIES) expect(await ask(table.url, path, method, body)).toEqual(await ask(router.url, path, method, body))
})
