import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response, type Router } from 'express'
import { toCallerError } from '../services/caller-error.ts'
import type { Services } from '../services/index.ts'
import { createApiDoor, type ApiDoor } from './api-door.ts'
import { createAvatarRoutes } from './avatar-routes.ts'
import { createCookieProbe, PROBE_PATH } from './cookie-probe.ts'
import { createEmbedRoutes } from './embed-routes.ts'
import { createHealthRoutes } from './health-routes.ts'
import { createHostCheck } from './host-check.ts'
import { createHttpsRedirect } from './https-redirect.ts'
import { createPageRoutes } from './page-routes.ts'
import { runByContract } from './run-call.ts'
import type { LogError, Operations } from './operations.ts'
import type { RefusalLog } from './refusal-log.ts'
import { refuseOtherMachines } from './same-machine-check.ts'
import { createSecurityHeaders } from './security-headers.ts'
import type { CookieSettings } from './session-cookie.ts'
import { createTrpcHandler } from './trpc-handler.ts'

/** What the HTTP side has to know about where it stands. */
export interface HttpSettings {
  readonly isProduction: boolean
  /** Who may call the pages for developers, where there are any. */
  readonly devPagesFor: 'this-machine' | 'everybody'
  /** Origin of the pages, without a slash at the end. */
  readonly publicBaseUrl: string
  /** Origins whose pages may call the API. */
  readonly trustedOrigins: readonly string[]
  /** Further origins that may show our pages in a frame. */
  readonly frameAncestors: readonly string[]
  /** What Express calls `trust proxy`: hops, or addresses of the proxies. */
  readonly trustProxy: number | readonly string[] | false
  readonly cookies: CookieSettings
}

interface Deps {
  readonly settings: HttpSettings
  readonly services: Services
  readonly operations: Operations
  readonly webRoot: string
  /** The built files for script tags. */
  readonly embedRoot: string
  /** What only developers see: the mails that went nowhere, and how mails look. Not there in production, whatever is given here. */
  readonly devRoutes: readonly Router[]
  /** What an application adds beside `auth.*`. */
  readonly ownRoutes?: readonly RequestHandler[]
  readonly isMailPaused: () => boolean
  /** Doors for machines, where they are set up. */
  readonly machineRoutes: readonly Router[]
  readonly logError: LogError
  readonly refusals: RefusalLog
}

export interface HttpApp {
  /** Inside another application. */
  readonly app: Express
  /** On a server of our own. */
  readonly door: ApiDoor
}

/** The whole HTTP side: the API first, because it is asked most. */
export function createHttpApp(deps: Deps): HttpApp {
  const { settings, services, logError, refusals } = deps
  const { publicBaseUrl, trustedOrigins, frameAncestors, cookies } = settings
  const run = runByContract(deps.operations)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', settings.trustProxy)
  app.set('query parser', 'simple')

  const isHttps = publicBaseUrl.startsWith('https:')
  app.use(createSecurityHeaders({ frameAncestors, isHttps }))
  const redirects = settings.trustProxy !== false && isHttps ? [createHttpsRedirect(publicBaseUrl)] : []
  for (const redirect of redirects) app.use('/trpc', redirect)
  app.use(PROBE_PATH, createCookieProbe({ trustedOrigins, cookies }))
  const api = createTrpcHandler({ trustedOrigins, prefix: 'auth.', run, refused: refusals.refuseCall })
  app.use(api)
  app.use(createOptionsRefusal(refusals))
  app.use(createHealthRoutes(services, deps.isMailPaused))
  for (const redirect of redirects) app.use(redirect)
  for (const routes of deps.ownRoutes ?? []) app.use(routes)
  app.use(createTrpcHandler({ trustedOrigins, prefix: '', run, refused: refusals.refuseCall }))
  app.use(createRefusalWatch(refusals))
  for (const routes of deps.machineRoutes) app.use(routes)
  app.use(refuseOtherMethods)
  if (!settings.isProduction) {
    if (settings.devPagesFor === 'this-machine') app.use('/dev', refuseOtherMachines)
    app.use('/dev', createHostCheck(publicBaseUrl))
    for (const routes of deps.devRoutes) app.use(routes)
  }
  app.use(createAvatarRoutes(services))
  app.use(createEmbedRoutes(deps.embedRoot))
  app.use(createPageRoutes({ webRoot: deps.webRoot, hasGallery: !settings.isProduction }))
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not found')
  })
  app.use(createErrorHandler(logError))
  return { app, door: createApiDoor({ app, api, isFree: (request) => redirects.length === 0 || request.protocol === 'https' }) }
}

/** Behind the API: leaves a line about what a client did wrong. A page that is not there is no event. */
function createRefusalWatch({ refuse }: RefusalLog): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      const { statusCode } = response
      if (statusCode >= 400 && statusCode < 500 && statusCode !== 404) refuse(request, `http_${statusCode}`)
    })
    next()
  }
}

/** Everything beside the API only shows something. */
const refuseOtherMethods: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') next()
  else refuseMethod(response)
}

/** Else Express answers it by itself wherever there is a route (HD-3). The API knows what to say. */
function createOptionsRefusal({ refuse }: RefusalLog): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'OPTIONS' || request.path.startsWith('/trpc/')) return next()
    refuse(request, 'http_405')
    return refuseMethod(response)
  }
}

function refuseMethod(response: Response): void {
  response.status(405).set('Allow', 'GET, HEAD').type('text/plain').send('Method not allowed')
}

/** The last resort: a malformed request is the client's fault, all else is ours, logged and without a word about it. */
function createErrorHandler(logError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    response.type('text/plain')
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500
    if (status < 500) return response.status(status).send('Bad request')
    logError(error)
    const { retryAfterSeconds } = toCallerError(error).details
    if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds))
    return response.status(retryAfterSeconds === undefined ? 500 : 503).send('Something went wrong. Please try again.')
  }
}
