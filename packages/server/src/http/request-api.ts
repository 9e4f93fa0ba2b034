import { randomUUID } from 'node:crypto'
import { parseAcceptLanguage, pickLocale } from '@latchkey/shared'
import type { Api, Input, User } from '@latchkey/shared/contract'
import type { Request, Response } from 'express'
import { toCallerError } from '../services/caller-error.ts'
import type { Caller, SessionCookie } from '../services/caller.ts'
import type { Services } from '../services/index.ts'
import { createAccountApi } from './account-api.ts'
import { readSource } from './client-address.ts'
import { withSecurityLog, type SecurityEvent } from './security-log.ts'
import {
  clearSessionCookie,
  readDeviceSecrets,
  readSessionToken,
  readSignupSecret,
  writeSessionCookie,
  writeSignupCookie,
  type CookieSettings,
} from './session-cookie.ts'

/** Logs what the caller must not see; `requestId` is what they were told of it instead. */
export type LogError = (error: unknown, requestId?: string) => void

interface Deps {
  readonly services: Services
  readonly cookies: CookieSettings
  readonly logError: LogError
  readonly logEvent: (event: SecurityEvent) => void
}

/** Every operation of the contract for one request: who asks comes from its cookies, sessions go back as cookies. */
export function createRequestApi(deps: Deps, request: Request, response: Response): Api {
  const { services } = deps
  const caller = readCaller(request)
  const requestId = randomUUID()
  /** Puts a session that has begun into the cookie, and keeps its secret out of the answer. */
  const answer = <Status extends string>(result: { status: Status; user?: User; session?: SessionCookie }) => {
    if (result.session) writeSessionCookie(response, result.session, deps.cookies)
    return { status: result.status, ...(result.user && { user: result.user }) }
  }
  /** Whatever is thrown and is no answer to the caller is logged here, and becomes `unavailable` or `internal`. */
  const guard =
    <Arguments extends unknown[], Result>(operation: (...input: Arguments) => Promise<Result>) =>
    async (...input: Arguments): Promise<Result> => {
      try {
        return await operation(...input)
      } catch (error) {
        const callerError = toCallerError(error)
        if (callerError !== error) {
          deps.logError(error, requestId)
          // With it an operator finds what happened. Only here: all other answers are alike, byte for byte, whoever asks.
          response.setHeader('X-Request-Id', requestId)
        }
        throw callerError
      }
    }
  const api: Api = {
    ...createAccountApi({ services, caller, response, cookies: deps.cookies, guard }),
    settings: async () => services.settings(),
    currentUser: guard(() => services.currentUser(caller)),
    signup: guard(async (input: Input<'signup'>) => {
      const result = await services.signUp(input, caller)
      writeSignupCookie(response, result.signupSecret, deps.cookies)
      return answer(result)
    }),
    checkSignup: guard(async (input: Input<'checkSignup'>) => answer(await services.checkSignUp(input, caller))),
    login: guard(async (input: Input<'login'>) => {
      const { user, session } = await services.logIn(input, caller)
      writeSessionCookie(response, session, deps.cookies)
      return user
    }),
    logout: guard(async (input?: Input<'logout'>) => {
      await services.logOut(input, caller)
      clearSessionCookie(response, deps.cookies)
      return null
    }),
    resendConfirmation: guard((input: Input<'resendConfirmation'>) => services.resendConfirmation(input, caller)),
    confirmEmail: guard(async (input: Input<'confirmEmail'>) => answer(await services.confirmEmail(input, caller))),
    requestPasswordReset: guard((input: Input<'requestPasswordReset'>) => services.requestPasswordReset(input, caller)),
    checkPasswordResetKey: guard((input: Input<'checkPasswordResetKey'>) => services.checkPasswordResetKey(input, caller)),
    resetPassword: guard(async (input: Input<'resetPassword'>) => answer(await services.resetPassword(input, caller))),
  }
  return withSecurityLog(api, { caller, requestId, logEvent: deps.logEvent })
}

/** Who sent a request, as far as it tells. */
export function readCaller(request: Request): Caller {
  return {
    sessionToken: readSessionToken(request),
    signupSecret: readSignupSecret(request),
    deviceSecrets: readDeviceSecrets(request),
    locale: pickLocale(parseAcceptLanguage(request.headers['accept-language'] ?? '')),
    source: readSource(request),
    userAgent: request.headers['user-agent'] ?? '',
  }
}
