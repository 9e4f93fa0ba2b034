import type { IncomingMessage, ServerResponse } from 'node:http'

const PREFLIGHT_MAX_AGE_SECONDS = '600'

/**
 * Lets pages of the listed origins, and no others, read what we answer and send their cookie along (CX-3). Origins are compared as whole texts. Where the request only asks whether it may be sent, it is answered: then true.
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, trustedOrigins: readonly string[]): boolean {
  const { origin } = request.headers
  if (origin === undefined || !trustedOrigins.includes(origin)) return false
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
  response.setHeader('Access-Control-Max-Age', PREFLIGHT_MAX_AGE_SECONDS)
  response.setHeader('Vary', 'Origin')
  response.writeHead(204).end()
  return true
}
