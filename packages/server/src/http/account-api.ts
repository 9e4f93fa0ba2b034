import type { Api, Input } from '@latchkey/shared/contract'
import type { Response } from 'express'
import type { Caller } from '../services/caller.ts'
import type { Services } from '../services/index.ts'
import { clearSessionCookie, writeSessionCookie, type CookieSettings } from './session-cookie.ts'

interface Request {
  readonly services: Services
  readonly caller: Caller
  readonly response: Response
  readonly cookies: CookieSettings
  /** Turns whatever is thrown into what the caller may learn of it. */
  readonly guard: <Arguments extends unknown[], Result>(
    operation: (...input: Arguments) => Promise<Result>,
  ) => (...input: Arguments) => Promise<Result>
}

/** The operations of the contract for the owner of an account, for one request. */
export function createAccountApi({ services, caller, response, cookies, guard }: Request) {
  return {
    changePassword: guard(async (input: Input<'changePassword'>) => {
      const { session } = await services.changePassword(input, caller)
      writeSessionCookie(response, session, cookies)
      return null
    }),
    changeName: guard((input: Input<'changeName'>) => services.changeName(input, caller)),
    changeUsername: guard((input: Input<'changeUsername'>) => services.changeUsername(input, caller)),
    updateProfile: guard((input: Input<'updateProfile'>) => services.updateProfile(input, caller)),
    requestEmailChange: guard((input: Input<'requestEmailChange'>) => services.requestEmailChange(input, caller)),
    confirmEmailChange: guard((input: Input<'confirmEmailChange'>) => services.confirmEmailChange(input, caller)),
    cancelEmailChange: guard(() => services.cancelEmailChange(caller)),
    resendEmailChange: guard(() => services.resendEmailChange(caller)),
    undoSecurityChange: guard((input: Input<'undoSecurityChange'>) => services.undoSecurityChange(input, caller)),
    listSessions: guard(() => services.listSessions(caller)),
    revokeSession: guard(async (input: Input<'revokeSession'>) => {
      const { endedOwn } = await services.revokeSession(input, caller)
      if (endedOwn) clearSessionCookie(response, cookies)
      return null
    }),
    revokeOtherSessions: guard(() => services.revokeOtherSessions(caller)),
    listActivity: guard(() => services.listActivity(caller)),
    exportData: guard(() => services.exportData(caller)),
    proveIdentity: guard((input: Input<'proveIdentity'>) => services.proveIdentity(input, caller)),
    deleteAccount: guard(async (input: Input<'deleteAccount'>) => {
      await services.deleteAccount(input, caller)
      clearSessionCookie(response, cookies)
      return null
    }),
  } satisfies Partial<Api>
}
