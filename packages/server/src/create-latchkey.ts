import { authRouter, type User } from '@latchkey/shared/contract'
import type { Request, RequestHandler, Response } from 'express'
import type { Config } from './config.ts'
import { connectParts, type Additions, type Ground } from './connect-parts.ts'
import { createAuthContext, type AuthContext, type ExpressCall, type UserOf } from './http/auth-context.ts'
import { createGuards, type Guards } from './http/guards.ts'
import { createHostedHandler } from './http/hosted-handler.ts'
import { ApiCall } from './http/api-call.ts'
import { bindOperations } from './http/operations.ts'
import { createRequireUser, type RequiredUser, type UserHandler } from './http/require-user.ts'
import { createServerApi } from './http/server-api.ts'
import type { ProfileSchema } from './read-profile-schema.ts'
import { refuseInOutage } from './services/caller-error.ts'
import type { Operators } from './services/host-operators.ts'
import { readOptions, type LatchkeySettings } from './read-options.ts'

/** Settings, and what a developer adds to Latchkey. */
export interface LatchkeyOptions<Profile = User['profile']> extends LatchkeySettings, Additions {
  /** A zod schema of fields of your own: drives the form, its checks, the storage and the type of `user.profile` (docs/guides/custom-fields.md). */
  readonly profile?: ProfileSchema<Profile> | undefined
  /** Environment variables that count where a setting is not given here, such as `process.env`. Without it, the environment is not looked at. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
}

/** Latchkey inside an application: its routes, its router, guards for the application's own procedures and routes, and what its own code can ask for. */
export interface Latchkey<Profile = User['profile']> extends Guards<Profile> {
  /** All of Latchkey's routes and nothing else: `/trpc/auth.*`, `/avatars/*`, `/embed/*`, … Mount it at the root, `app.use(latchkey.handler)`. */
  readonly handler: RequestHandler
  /** Every operation of Latchkey, to nest in your own router under any name. */
  readonly authRouter: typeof authRouter
  /** What a tRPC adapter for Express needs, alone or inside your own context. */
  readonly createAuthContext: (call: ExpressCall) => AuthContext<Profile>
  /** Express middleware: lets nobody pass but whom it names, who then stands in `response.locals.user`; everybody else gets 401 or 403 and `{ error: { code } }`. */
  readonly requireUser: (required?: RequiredUser) => UserHandler<Profile>
  /** Whoever sent this request; null for a guest. Rejects with `unavailable` while the database can't be used. */
  readonly getUser: (request: Request) => Promise<UserOf<Profile> | null>
  /** Logs a browser in to an account without a password: only for somebody whom your own code has recognised. Rejects with what a login would be refused for, or with `unavailable`. */
  readonly loginAs: (response: Response, accountId: string) => Promise<UserOf<Profile>>
  /** What your own code may do with any account: find, make, approve, shut, delete. */
  readonly operators: Operators
  /** Sends no more mails and closes the database. Stop listening first. */
  readonly close: () => Promise<void>
}

/** Connects everything by the settings. Rejects with one error if any of them is wrong, or if the database can't be had. */
export async function createLatchkey<Profile = User['profile']>(options: LatchkeyOptions<Profile> = {}): Promise<Latchkey<Profile>> {
  const { config, warnings } = readOptions(options, options.env)
  const { latchkey, log } = await connectLatchkey<Profile>(config, options)
  for (const warning of warnings) log.warn({ event: 'setting', warning })
  return latchkey
}

/** The same by checked settings, and in a test on its own ground; with the parts that lie behind. */
export async function connectLatchkey<Profile>(config: Config, additions: Additions, ground?: Ground) {
  const parts = await connectParts(config, additions, ground)
  const { trustedOrigins, cookies } = config.http
  const { refusals } = parts
  const createApi = (request: Request, response: Response) => bindOperations(parts.operations, new ApiCall(request, response))
  const serverApi = createServerApi<Profile>({ services: parts.services, cookies })
  const latchkey: Latchkey<Profile> = {
    handler: createHostedHandler(parts.app, config),
    authRouter,
    createAuthContext: (call) => createAuthContext({ trustedOrigins, createApi, refusals }, call),
    ...createGuards<Profile>(),
    requireUser: createRequireUser({ trustedOrigins, getUser: serverApi.getUser, logError: parts.logError, refusals }),
    getUser: (request) => refuseInOutage(serverApi.getUser(request)),
    loginAs: (response, accountId) => refuseInOutage(serverApi.loginAs(response, accountId)),
    operators: parts.operators,
    close: parts.close,
  }
  return { ...parts, latchkey }
}
