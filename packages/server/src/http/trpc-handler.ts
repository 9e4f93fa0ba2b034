import { AuthError } from '@latchkey/shared'
import { appRouter, toAuthError, toTRPCError } from '@latchkey/shared/contract'
import { getTRPCErrorShape } from '@trpc/server'
import type { Request, RequestHandler, Response } from 'express'
import { allowOrigin } from './allow-origin.ts'
import { API_HEADERS } from './api-headers.ts'
import { createTurns } from './create-turns.ts'
import { readJsonBody } from './json-body.ts'
import { isAskedByStranger, isFromTrustedOrigin } from './origin-check.ts'

/** What a request asks for, when it may ask at all. */
export interface TrpcCall {
  /** Such as `auth.login`. */
  readonly path: string
  readonly type: 'query' | 'mutation'
  readonly readInput: () => Promise<unknown>
}

/** Finds the procedure, runs it and writes its answer as JSON; rejects with an `AuthError` or an error of tRPC. */
export type RunCall = (call: TrpcCall, request: Request, response: Response) => Promise<string>

interface Deps {
  readonly trustedOrigins: readonly string[]
  /** What it answers, such as `auth.`; everything else goes on. */
  readonly prefix: string
  readonly run: RunCall
  /** Told of every call that was not answered with a result. */
  readonly refused: (request: Request, error: AuthError) => void
}

const MOUNT = '/trpc/'

/**
 * Answers `GET|POST /trpc/<path>` as tRPC's `httpLink` sends them: one call a request, JSON only. Batches, streams and forms do not exist here, and with them
 * no way to run many logins by one request or to call without a CORS preflight (docs/decisions/0005).
 */
export function createTrpcHandler({ trustedOrigins, prefix, run, refused }: Deps): RequestHandler {
  const start = MOUNT + prefix
  const turn = createTurns()
  return (request, response, next) => {
    if (!request.path.startsWith(start)) return next()
    if (!allowOrigin(request, response, trustedOrigins)) void answer(request, response)
  }

  async function answer(request: Request, response: Response): Promise<void> {
    let call: TrpcCall | null = null
    try {
      call = readCall(request, trustedOrigins)
      if (call.type === 'query') await turn()
      send(response, 200, await run(call, request, response))
    } catch (error) {
      refused(request, toAuthError(error))
      sendError(response, call, error)
    }
  }
}

/** Finds out what is asked for, and refuses what must not even be looked at, before anything is counted or changed. */
function readCall(request: Request, trustedOrigins: readonly string[]): TrpcCall {
  const path = request.path.slice(MOUNT.length)
  const search = readSearch(request.url)
  if (search?.has('batch') || /,|%2c/i.test(path)) throw new AuthError('batch_not_allowed')
  if (request.method === 'GET') {
    if (isAskedByStranger(request, trustedOrigins)) throw new AuthError('origin_not_allowed')
    const text = search?.get('input') ?? null
    return { path, type: 'query', readInput: async () => (text === null ? undefined : parseJson(text)) }
  }
  if (request.method !== 'POST') throw new AuthError('method_not_allowed')
  if (!isFromTrustedOrigin(request, trustedOrigins)) throw new AuthError('origin_not_allowed')
  return { path, type: 'mutation', readInput: () => readJsonBody(request) }
}

function readSearch(url: string): URLSearchParams | null {
  const start = url.indexOf('?')
  return start === -1 ? null : new URLSearchParams(url.slice(start))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AuthError('invalid_input')
  }
}

function sendError(response: Response, call: TrpcCall | null, thrown: unknown): void {
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
  send(response, shape.data.httpStatus, JSON.stringify({ error: { ...shape, message } }))
}

function send(response: Response, status: number, text: string): void {
  // With its length known and no header set one by one before, the answer goes out in one piece.
  response.writeHead(status, { ...API_HEADERS, 'Content-Length': Buffer.byteLength(text) }).end(text)
}
