import { AuthError } from '@latchkey/shared'
import { ERROR_STATUS, toWireError } from '@latchkey/shared/contract'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { Request, RequestHandler } from 'express'
import { toCallerError } from '../services/caller-error.ts'
import type { UserOf } from './auth-context.ts'
import { isFromTrustedOrigin } from './origin-check.ts'
import type { RefusalLog } from './refusal-log.ts'

interface Deps<Profile> {
  readonly trustedOrigins: readonly string[]
  readonly getUser: (request: Request) => Promise<UserOf<Profile> | null>
  readonly logError: (error: unknown) => void
  readonly refusals: Pick<RefusalLog, 'refuse'>
}

/** Who may pass: whoever is logged in, and what else is asked of them. */
export interface RequiredUser {
  /** They must have proven their address; else `confirm_first`. */
  readonly confirmed?: boolean
  /** They must have one of these roles; else `forbidden`. */
  readonly roles?: readonly string[]
}

/** Express's own types of parameters, query and body, with other `locals`. */
type WithLocals<Locals extends Record<string, unknown>> =
  RequestHandler extends RequestHandler<infer Params, infer Answer, infer Body, infer Query, infer _Locals>
    ? RequestHandler<Params, Answer, Body, Query, Locals>
    : never

/** Middleware behind which `response.locals.user` is somebody; all else of the request is as it is without it. */
export interface UserHandler<Profile> extends WithLocals<{ user: UserOf<Profile> }> {}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Express middleware: lets nobody pass but whom it names, who then stands in `response.locals.user`. Everybody else gets 401 or 403 and `{ error: { code } }`. What may
 * change something (any method but GET, HEAD and OPTIONS) must come from a page of ours, so that no other site can send a form in somebody's name (CX-1).
 */
export function createRequireUser<Profile>(deps: Deps<Profile>) {
  return (required: RequiredUser = {}): UserHandler<Profile> =>
    async (request, response, next) => {
      try {
        if (!SAFE_METHODS.has(request.method) && !isFromTrustedOrigin(request, deps.trustedOrigins)) {
          deps.refusals.refuse(request as Request, 'origin_not_allowed')
          throw new AuthError('origin_not_allowed')
        }
        response.locals.user = admit(await deps.getUser(request as Request), required)
      } catch (error) {
        const refusal = toCallerError(error)
        if (refusal !== error) deps.logError(error)
        response
          .status(statusOf(refusal))
          .set('Cache-Control', 'no-store')
          .json({ error: toWireError(refusal) })
        return
      }
      next()
    }
}

function admit<Profile>(user: UserOf<Profile> | null, { confirmed, roles }: RequiredUser): UserOf<Profile> {
  if (!user) throw new AuthError('login_required')
  if (confirmed && !user.confirmed) throw new AuthError('confirm_first')
  if (roles && !roles.some((role) => user.roles.includes(role))) throw new AuthError('forbidden')
  return user
}

function statusOf({ code }: AuthError): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: ERROR_STATUS[code] }))
}
