import { AuthError } from '@latchkey/shared'
import { appRouter, toAuthError, toTRPCError } from '@latchkey/shared/contract'
import { callTRPCProcedure, getTRPCErrorShape, type AnyTRPCRouter } from '@trpc/server'
import type { Request, Response } from 'express'
import { allowOrigin } from './allow-origin.ts'
import { API_HEADERS } from './api-headers.ts'
import { readJsonBody } from './json-body.ts'
import { isAskedByStranger, isFromTrustedOrigin } from './origin-check.ts'

interface Deps {
  readonly trustedOrigins: readonly string[]
  readonly router: AnyTRPCRouter
  /** What the procedures of the router need of a request. */
  readonly createContext: (request: Request, response: Response) => object
}

interface Call {
  readonly path: string
  readonly type: 'query' | 'mutation'
  readonly readInput: () => Promise<unknown>
}

/**
 * Answers `GET|POST /auth.<name>` as tRPC's `httpLink` sends them: one call a request, JSON only. Batches, streams and forms do not exist here, and with them
 * no way to run many logins by one request or to call without a CORS preflight (docs/decisions/0005).
 */
export function createTrpcHandler(deps: Deps): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    if (allowOrigin(request, response, deps.trustedOrigins)) return
    let call: Call | null = null
    try {
      call = readCall(request, deps.trustedOrigins)
      const { path, type, readInput } = call
      const input = await readInput()
      const ctx = deps.createContext(request, response)
      const data: unknown = await callTRPCProcedure({
        router: deps.router,
        path,
        type,
        ctx,
        getRawInput: async () => input,
        signal: undefined,
        batchIndex: 0,
      })
      send(response, 200, { result: { data } })
    } catch (error) {
      sendError(response, call, error)
    }
  }
}

/** Finds out what is asked for, and refuses what must not even be looked at, before anything is counted or changed. */
function readCall(request: Request, trustedOrigins: readonly string[]): Call {
  const [pathname = '', ...search] = request.url.split('?')
  const searchParams = new URLSearchParams(search.join('?'))
  if (searchParams.has('batch') || /,|%2c/i.test(pathname)) throw new AuthError('batch_not_allowed')
  const path = pathname.slice(1)
  if (request.method === 'GET') {
    if (isAskedByStranger(request, trustedOrigins)) throw new AuthError('origin_not_allowed')
    const text = searchParams.get('input')
    return { path, type: 'query', readInput: async () => (text === null ? undefined : parseJson(text)) }
  }
  if (request.method !== 'POST') throw new AuthError('method_not_allowed')
  if (!isFromTrustedOrigin(request, trustedOrigins)) throw new AuthError('origin_not_allowed')
  return { path, type: 'mutation', readInput: () => readJsonBody(request) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AuthError('invalid_input')
  }
}

function sendError(response: Response, call: Call | null, thrown: unknown): void {
  const error = toTRPCError(thrown)
  const { code, details } = toAuthError(error)
  const shape = getTRPCErrorShape({
    config: appRouter._def._config,
    error,
    type: call?.type ?? 'unknown',
    path: call?.path,
    input: undefined,
    ctx: undefined,
  })
  if (details.retryAfterSeconds !== undefined) response.setHeader('Retry-After', details.retryAfterSeconds)
  if (code === 'method_not_allowed') response.setHeader('Allow', 'GET, POST')
  // What was not read of a request must not be taken for the next one.
  if (!response.req.complete) response.setHeader('Connection', 'close')
  const message = code === 'batch_not_allowed' ? `${code}: use httpLink instead of httpBatchLink` : shape.message
  send(response, shape.data.httpStatus, { error: { ...shape, message } })
}

function send(response: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  // With its length known, the answer goes out in one piece.
  response.writeHead(status, { ...API_HEADERS, 'Content-Length': Buffer.byteLength(text) }).end(text)
}
