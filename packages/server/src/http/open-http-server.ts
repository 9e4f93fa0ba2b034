import type { RequestListener, Server } from 'node:http'
import type { ApiDoor } from './api-door.ts'

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** From the first byte of a request to the last of its headers. */
  readonly headers: number
  /** To the last byte of its body. */
  readonly request: number
  /** Between two requests on one connection. */
  readonly keepAlive: number
  /** Without a byte either way, such as from somebody who does not read the answer. */
  readonly silence: number
  /** How often all of them are looked at. */
  readonly look: number
}

/** Far less than Node's own minutes: a request of ours is at most 16 KiB, and every connection that is held open costs (AV-7). */
const PATIENCE: Patience = { headers: 10_000, request: 15_000, keepAlive: 10_000, silence: 30_000, look: 1_000 }

/** Longer than proxies keep an idle connection to us (nginx 60 s, Caddy 120 s): if we ended it first, just when they use it again, a visitor would get a 502. */
const KEEP_FOR_PROXIES_MS = 150_000

/** How patient the server is as it runs. Behind proxies nobody else is connected to it, and they cut slow clients themselves. */
export function patienceFor({ isBehindProxy }: { readonly isBehindProxy: boolean }): Patience {
  return isBehindProxy ? { ...PATIENCE, keepAlive: KEEP_FOR_PROXIES_MS } : PATIENCE
}

// Not by an import, which reads every name of the module, among them WebSocket, for which Node loads a whole HTTP client: 4 MB.
const { createServer } = process.getBuiltinModule('node:http')

/** A server that cuts clients who are slow, by accident or on purpose. */
export function openHttpServer(listener: RequestListener, patience: Patience = PATIENCE, classes: ApiDoor['classes'] = {}): Server {
  const options = {
    ...classes,
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.keepAlive,
    // Node looks every half minute else, and cuts nobody before.
    connectionsCheckingInterval: patience.look,
    maxHeaderSize: 16_384,
  }
  const http = createServer(options, listener)
  http.setTimeout(patience.silence)
  return http
}
