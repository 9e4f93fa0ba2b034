import helmet from 'helmet'
import type { RequestHandler } from 'express'

interface Options {
  /** Pages that may show ours in a frame, besides our own. */
  readonly frameAncestors: readonly string[]
  /** Behind TLS: tells browsers never to come without. */
  readonly isHttps: boolean
}

const YEAR_SECONDS = 31_536_000

/** The headers of every page and file: nothing from elsewhere, nothing inline, no framing by strangers (HD-1, HD-2). */
export function createSecurityHeaders({ frameAncestors, isHttps }: Options): RequestHandler {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...frameAncestors],
      },
    },
    strictTransportSecurity: isHttps && { maxAge: YEAR_SECONDS, includeSubDomains: false },
    // Old browsers know only this header, which can't list other origins.
    xFrameOptions: frameAncestors.length === 0 && { action: 'sameorigin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  // The API has headers of its own, and is asked too often for these.
  return (request, response, next) => (request.path.startsWith('/trpc/') ? next() : setHeaders(request, response, next))
}
