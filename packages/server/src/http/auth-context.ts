import { AuthError } from '@latchkey/shared'
import { procedures, toWireError, type Api, type ApiContext, type User } from '@latchkey/shared/contract'
import type { Request, Response } from 'express'
import { isFromTrustedOrigin } from './origin-check.ts'
import type { RefusalLog } from './refusal-log.ts'

/** A user whose profile holds what the developer's schema says. Partial, because an account that an operator made, or an older one, may lack any of it. */
export type UserOf<Profile> = Readonly<Omit<User, 'profile' | 'roles'>> & {
  readonly roles: readonly string[]
  readonly profile: Readonly<Partial<Profile>>
}

/** What a procedure has to know about a request beside the operations of Latchkey. */
export interface RequestAuth<Profile = User['profile']> {
  /** Whoever asks, read once for each request; null for a guest. */
  readonly user: () => Promise<UserOf<Profile> | null>
  /** Throws `origin_not_allowed` unless a page of ours sent the request: guards call it before anything that may change something (CX-1). */
  readonly refuseForeignPage: () => void
}

/** What `createAuthContext` makes: all that `authRouter` and the guards need. */
export interface AuthContext<Profile = User['profile']> extends ApiContext {
  /** Who asks; what the guards go by. */
  readonly auth: RequestAuth<Profile>
}

/** The context of a host application that has what Latchkey needs in it. */
export type WithAuth<Context extends object, Profile = User['profile']> = Context & AuthContext<Profile>

/** What a tRPC adapter for Express hands over. */
export interface ExpressCall {
  readonly req: Request
  readonly res: Response
}

interface Deps {
  readonly trustedOrigins: readonly string[]
  readonly createApi: (request: Request, response: Response) => Api
  readonly refusals: Pick<RefusalLog, 'refuse'>
}

const ERROR_HEADER = 'Latchkey-Error'

/** Makes the context of one request for whatever tRPC adapter a host application uses. Sessions begin and end as cookies of the Express response. */
export function createAuthContext<Profile>(deps: Deps, { req, res }: ExpressCall): AuthContext<Profile> {
  const api = deps.createApi(req, res)
  // Who somebody is stays out of every cache.
  res.setHeader('Cache-Control', 'no-store')
  let user: Promise<UserOf<Profile> | null> | undefined
  const refuseForeignPage = () => {
    if (isFromTrustedOrigin(req, deps.trustedOrigins)) return
    deps.refusals.refuse(req, 'origin_not_allowed')
    throw new AuthError('origin_not_allowed')
  }
  return {
    api: withChecks(api, () => {
      refuseForeignPage()
      refuseStream(req)
    }),
    refused: (error) => tellBrowser(res, error),
    auth: {
      // What is stored has been through the developer's schema.
      user: () => (user ??= api.currentUser() as Promise<UserOf<Profile> | null>),
      refuseForeignPage,
    },
  }
}

/**
 * The operations, of which those that change something are checked first, as the product's own handler does (docs/decisions/0005). tRPC's adapters refuse a form by its type,
 * or its input does not fit.
 */
function withChecks(api: Api, check: () => void): Api {
  const operations = Object.entries(procedures).map(([name, { kind }]) => {
    const operation = Reflect.get(api, name) as (input: unknown) => Promise<unknown>
    const checked = async (input: unknown) => {
      check()
      return await operation(input)
    }
    return [name, kind === 'mutation' ? checked : operation]
  })
  return Object.fromEntries(operations) as Api
}

/** The head of a streamed answer is gone before a cookie could get into it. */
function refuseStream(request: Request): void {
  if (request.headers['trpc-accept'] === 'application/jsonl') throw new AuthError('batch_not_allowed')
}

/** Hands the fields of a refused form to our pages past a host's own `errorFormatter`, of which only the message is sure to arrive (UX-69). */
function tellBrowser(response: Response, error: AuthError): void {
  if (response.headersSent) return
  // Of several calls in one request nobody could tell whose it is; they have the codes.
  if (response.hasHeader(ERROR_HEADER)) {
    response.setHeader(ERROR_HEADER, '')
    return
  }
  response.setHeader(ERROR_HEADER, encodeURIComponent(JSON.stringify(toWireError(error))))
  response.appendHeader('Access-Control-Expose-Headers', ERROR_HEADER)
}
