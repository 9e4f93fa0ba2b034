import type { Input } from '@latchkey/shared/contract'
import type { Caller } from './caller.ts'
import { cancelOwnEmailChange, requestEmailChange, resendEmailChange } from './change-email.ts'
import { changeName, changeUsername } from './change-names.ts'
import { changePassword } from './change-password.ts'
import { confirmEmailChange } from './confirm-email-change.ts'
import { deleteAccount } from './delete-account.ts'
import { exportData } from './export-data.ts'
import type { ServiceDeps } from './index.ts'
import { listActivity, listSessions, revokeOtherSessions, revokeSession } from './own-sessions.ts'
import { proveIdentity } from './prove-identity.ts'
import { updateProfile } from './update-profile.ts'
import { undoSecurityChange } from './undo-security-change.ts'

/** What the owner of an account can do with it, bound to what it needs. */
export function createAccountServices(deps: ServiceDeps) {
  return {
    changePassword: (input: Input<'changePassword'>, caller: Caller) => changePassword(deps, input, caller),
    changeName: (input: Input<'changeName'>, caller: Caller) => changeName(deps, input, caller),
    changeUsername: (input: Input<'changeUsername'>, caller: Caller) => changeUsername(deps, input, caller),
    updateProfile: (input: Input<'updateProfile'>, caller: Caller) => updateProfile(deps, input, caller),
    requestEmailChange: (input: Input<'requestEmailChange'>, caller: Caller) => requestEmailChange(deps, input, caller),
    confirmEmailChange: (input: Input<'confirmEmailChange'>, caller: Caller) => confirmEmailChange(deps, input, caller),
    cancelEmailChange: (caller: Caller) => cancelOwnEmailChange(deps, caller),
    resendEmailChange: (caller: Caller) => resendEmailChange(deps, caller),
    undoSecurityChange: (input: Input<'undoSecurityChange'>, caller: Caller) => undoSecurityChange(deps, input, caller),
    listSessions: (caller: Caller) => listSessions(deps, caller),
    revokeSession: (input: Input<'revokeSession'>, caller: Caller) => revokeSession(deps, input, caller),
    revokeOtherSessions: (caller: Caller) => revokeOtherSessions(deps, caller),
    listActivity: (caller: Caller) => listActivity(deps, caller),
    exportData: (caller: Caller) => exportData(deps, caller),
    proveIdentity: (input: Input<'proveIdentity'>, caller: Caller) => proveIdentity(deps, input, caller),
    deleteAccount: (input: Input<'deleteAccount'>, caller: Caller) => deleteAccount(deps, input, caller),
  }
}
