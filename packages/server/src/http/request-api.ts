import { AuthError } from '@latchkey/shared'
import type { Api, User } from '@latchkey/shared/contract'
import type { Request, Response } from 'express'
import { StoreUnavailable } from '../ports/account-store.ts'
import type { Caller, SessionCookie } from '../services/caller.ts'
import type { Services } from '../services/index.ts'
import { readSource } from './client-address.ts'
import { clearSessionCookie, readSessionToken, readSignupSecret, writeSessionCookie, writeSignupCookie } from './session-cookie.ts'

interface Deps {
  readonly services: Services
  /** How long a remembered session can live at most. */
  readonly rememberedMaxMs: number
  readonly logError: (error: unknown) => void
}

/** Every operation of the contract for one request: who asks comes from its cookies, sessions go back as cookies. */
export function createRequestApi(deps: Deps, request: Request, response: Response): Api {
  const { services } = deps
  const caller: Caller = {
    sessionToken: readSessionToken(request),
    signupSecret: readSignupSecret(request),
    source: readSource(request),
    userAgent: request.headers['user-agent'] ?? '',
  }
  /** Puts a session that has begun into the cookie, and keeps its secret out of the answer. */
  const answer = <Status extends string>(result: { status: Status; user?: User; session?: SessionCookie }) => {
    if (result.session) writeSessionCookie(response, result.session, deps.rememberedMaxMs)
    return { status: result.status, ...(result.user && { user: result.user }) }
  }
  return guardAll(deps, {
    settings: async () => services.settings(),
    currentUser: () => services.currentUser(caller),
    signup: async (input) => {
      const result = await services.signUp(input, caller)
      writeSignupCookie(response, result.signupSecret)
      return answer(result)
    },
    checkSignup: async (input) => answer(await services.checkSignUp(input, caller)),
    login: async (input) => {
      const { user, session } = await services.logIn(input, caller)
      writeSessionCookie(response, session, deps.rememberedMaxMs)
      return user
    },
    logout: async (input) => {
      await services.logOut(input, caller)
      clearSessionCookie(response)
      return null
    },
    resendConfirmation: (input) => services.resendConfirmation(input, caller),
    confirmEmail: async (input) => answer(await services.confirmEmail(input, caller)),
    requestPasswordReset: (input) => services.requestPasswordReset(input, caller),
    checkPasswordResetKey: (input) => services.checkPasswordResetKey(input, caller),
    resetPassword: async (input) => answer(await services.resetPassword(input, caller)),
  })
}

/** Whatever is thrown and is no answer to the caller is logged here, and becomes `unavailable` or `internal`. */
function guardAll({ logError }: Deps, api: Api): Api {
  const guard = (operation: (input: never) => Promise<unknown>) => async (input: never) => {
    try {
      return await operation(input)
    } catch (error) {
      if (error instanceof AuthError) throw error
      logError(error)
      throw error instanceof StoreUnavailable ? new AuthError('unavailable', { retryAfterSeconds: 3 }) : new AuthError('internal')
    }
  }
  return Object.fromEntries(Object.entries(api).map(([name, operation]) => [name, guard(operation)])) as unknown as Api
}
