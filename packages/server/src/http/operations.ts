import type { Api, Input, Output, User } from '@latchkey/shared/contract'
import { toCallerError } from '../services/caller-error.ts'
import type { SessionCookie } from '../services/caller.ts'
import type { Services } from '../services/index.ts'
import { createAccountOperations } from './account-operations.ts'
import type { ApiCall } from './api-call.ts'
import type { RefusalLog } from './refusal-log.ts'
import { withSecurityLog, type SecurityEvent } from './security-log.ts'
import {
  clearSessionCookie,
  readSessionToken,
  writeDeviceCookie,
  writeSessionCookie,
  writeSignupCookie,
  type CookieSettings,
} from './session-cookie.ts'

/** Every operation of the contract for whoever calls: who asks comes from the cookies of the request, sessions go back as cookies. */
export type Operations = { readonly [Name in keyof Api]: (input: Input<Name>, call: ApiCall) => Promise<Output<Name>> }

/** Wraps an operation so that whatever it throws becomes what the caller may learn of it. */
export type Guard = <In, Out>(operation: (input: In, call: ApiCall) => Promise<Out>) => (input: In, call: ApiCall) => Promise<Out>

/** Logs what the caller must not see; `requestId` is what they were told of it instead. */
export type LogError = (error: unknown, requestId?: string) => void

interface Deps {
  readonly services: Services
  readonly cookies: CookieSettings
  readonly logError: LogError
  readonly logEvent: (event: SecurityEvent) => void
  readonly refusals: Pick<RefusalLog, 'noteLogged'>
}

/** All operations, made once: nothing is built for a request but its `ApiCall`. */
export function createOperations({ services, cookies, logError, logEvent, refusals }: Deps): Operations {
  const guard = createGuard(logError)
  /** Puts a session that has begun, or the browser that is known now, into the cookie, and keeps the secrets out of the answer. */
  const answer = <Status extends string>(
    result: { status: Status; user?: User; session?: SessionCookie; deviceSecrets?: readonly string[] },
    { response }: Pick<ApiCall, 'response'>,
  ) => {
    if (result.session) writeSessionCookie(response, result.session, cookies)
    else if (result.deviceSecrets) writeDeviceCookie(response, result.deviceSecrets, cookies)
    return { status: result.status, ...(result.user && { user: result.user }) }
  }
  const operations: Operations = {
    ...createAccountOperations({ services, cookies, guard }),
    settings: async () => services.settings(),
    currentUser: guard((_, { request }) => services.currentUser({ sessionToken: readSessionToken(request) })),
    signup: guard(async (input, { caller, response }) => {
      const result = await services.signUp(input, caller)
      writeSignupCookie(response, result.signupSecret, cookies)
      return answer(result, { response })
    }),
    checkSignup: guard(async (input, call) => answer(await services.checkSignUp(input, call.caller), call)),
    login: guard(async (input, { caller, response }) => {
      const { user, session } = await services.logIn(input, caller)
      writeSessionCookie(response, session, cookies)
      return user
    }),
    logout: guard(async (input, { caller, response }) => {
      await services.logOut(input, caller)
      clearSessionCookie(response, cookies)
      return null
    }),
    resendConfirmation: guard((input, { caller }) => services.resendConfirmation(input, caller)),
    confirmEmail: guard(async (input, call) => answer(await services.confirmEmail(input, call.caller), call)),
    requestPasswordReset: guard((input, { caller }) => services.requestPasswordReset(input, caller)),
    checkPasswordResetKey: guard((input, { caller }) => services.checkPasswordResetKey(input, caller)),
    resetPassword: guard(async (input, call) => answer(await services.resetPassword(input, call.caller), call)),
  }
  return withSecurityLog(operations, logEvent, refusals.noteLogged)
}

/** The operations as plain functions of one request, for a router whose procedures are handed an `Api`. */
export function bindOperations(operations: Operations, call: ApiCall): Api {
  const bound = Object.entries(operations).map(([name, operation]) => [
    name,
    (input: unknown) => (operation as (input: unknown, call: ApiCall) => Promise<unknown>)(input, call),
  ])
  return Object.fromEntries(bound) as Api
}

/** Whatever is thrown and is no answer to the caller is logged here, and becomes `unavailable` or `internal`. */
function createGuard(logError: LogError): Guard {
  return (operation) => async (input, call) => {
    try {
      return await operation(input, call)
    } catch (error) {
      const callerError = toCallerError(error)
      if (callerError !== error) {
        logError(error, call.requestId)
        // With it an operator finds what happened. Only here: all other answers are alike, byte for byte, whoever asks.
        call.response.setHeader('X-Request-Id', call.requestId)
      }
      throw callerError
    }
  }
}
