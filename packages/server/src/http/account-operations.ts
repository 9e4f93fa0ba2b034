import type { Services } from '../services/index.ts'
import type { Guard, Operations } from './operations.ts'
import { clearSessionCookie, writeSessionCookie, type CookieSettings } from './session-cookie.ts'

interface Deps {
  readonly services: Services
  readonly cookies: CookieSettings
  readonly guard: Guard
}

/** The operations of the contract for the owner of an account. */
export function createAccountOperations({ services, cookies, guard }: Deps) {
  return {
    changePassword: guard(async (input, { caller, response }) => {
      const { session } = await services.changePassword(input, caller)
      writeSessionCookie(response, session, cookies)
      return null
    }),
    changeName: guard((input, { caller }) => services.changeName(input, caller)),
    changeUsername: guard((input, { caller }) => services.changeUsername(input, caller)),
    updateProfile: guard((input, { caller }) => services.updateProfile(input, caller)),
    requestEmailChange: guard((input, { caller }) => services.requestEmailChange(input, caller)),
    confirmEmailChange: guard((input, { caller }) => services.confirmEmailChange(input, caller)),
    cancelEmailChange: guard((_, { caller }) => services.cancelEmailChange(caller)),
    resendEmailChange: guard((_, { caller }) => services.resendEmailChange(caller)),
    undoSecurityChange: guard((input, { caller }) => services.undoSecurityChange(input, caller)),
    listSessions: guard((_, { caller }) => services.listSessions(caller)),
    revokeSession: guard(async (input, { caller, response }) => {
      const { endedOwn } = await services.revokeSession(input, caller)
      if (endedOwn) clearSessionCookie(response, cookies)
      return null
    }),
    revokeOtherSessions: guard((_, { caller }) => services.revokeOtherSessions(caller)),
    listActivity: guard((_, { caller }) => services.listActivity(caller)),
    exportData: guard((_, { caller }) => services.exportData(caller)),
    proveIdentity: guard((input, { caller }) => services.proveIdentity(input, caller)),
    deleteAccount: guard(async (input, { caller, response }) => {
      await services.deleteAccount(input, caller)
      clearSessionCookie(response, cookies)
      return null
    }),
  } satisfies Partial<Operations>
}
