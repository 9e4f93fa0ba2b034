import type * as http from 'node:http'
import { procedures } from '@latchkey/shared/contract'
import type { Express, Request, RequestHandler, Response } from 'express'

// Not by an import, for the reason given in open-http-server.ts.
const { IncomingMessage, ServerResponse } = process.getBuiltinModule('node:http')

interface Deps {
  readonly app: Express
  /** The handler of the API, which stands in `app` too. */
  readonly api: RequestHandler
  /** Tells whether nothing that stands before the API in `app` would answer this request. */
  readonly isFree: (request: Request) => boolean
}

/** What a server of our own is made of. */
export interface ApiDoor {
  readonly listener: http.RequestListener
  readonly classes: Pick<http.ServerOptions, 'IncomingMessage' | 'ServerResponse'>
}

/** Every call as clients spell it. Any other spelling is looked at by Express, and so is everything else. */
const CALLS: ReadonlySet<string> = new Set(Object.keys(procedures).map((name) => `/trpc/auth.${name}`))

/**
 * Leads calls of the API to its handler without the way through Express, which costs a sixth of a session read. Requests and responses are Express's own from the
 * beginning, so the handler finds in them what it finds behind Express, and Express need not turn each into one of its own.
 */
export function createApiDoor({ app, api, isFree }: Deps): ApiDoor {
  class AppRequest extends IncomingMessage {}
  class AppResponse<Asked extends http.IncomingMessage> extends ServerResponse<Asked> {}
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request) as Request
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response) as Response
  return {
    classes: { IncomingMessage: AppRequest, ServerResponse: AppResponse },
    listener: (message, answer) => {
      const [request, response] = [message as Request, answer as Response]
      const isCall = CALLS.has(request.url.split('?', 1)[0] ?? '')
      if (isCall && isFree(request)) void api(request, response, () => void app(request, response))
      else app(request, response)
    },
  }
}
