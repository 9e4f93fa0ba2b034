import { fieldError } from '@latchkey/shared'
import { disableAccount, enableAccount } from '../domain/operator-changes.ts'
import type { AuthPolicy } from '../domain/policy.ts'
import { parseRoles } from '../domain/roles.ts'
import { toUserRecord, type UserRecord } from '../domain/user-record.ts'
import type { AccountQuery, AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { approveUser } from './approve-user.ts'
import { createUser, type NewUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { explainLogin } from './explain-login.ts'
import { exportUsers, type ExportOptions } from './export-users.ts'
import { changeUser, lookUpUser, showUser } from './find-user.ts'
import { importUsers, type ImportOptions, type ImportRecord } from './import-users.ts'
import { inviteUser, type Invitation } from './invite-user.ts'
import { listUsers } from './list-users.ts'
import type { PasswordHooks } from './refuse-weak-password.ts'
import { setUserPassword } from './set-user-password.ts'

export interface OperatorDeps extends PasswordHooks {
  readonly store: AccountStore
  readonly hasher: PasswordHasher
  readonly limiter: RateLimiter
  readonly clock: Clock
  readonly random: Random
  readonly policy: AuthPolicy
}

/** What an operator may do with any account. Kept apart from the other services, so that no request from outside can reach it. `who` is an address, a user name or an id. */
export function createOperatorServices(deps: OperatorDeps) {
  const { clock } = deps
  return {
    createUser: (given: NewUser) => createUser(deps, given),
    inviteUser: (invitation: Invitation) => inviteUser(deps, invitation),
    listUsers: (query: AccountQuery) => listUsers(deps, query),
    findUser: async (who: string): Promise<UserRecord | null> => {
      const account = await lookUpUser(deps, who)
      return account && toUserRecord(account)
    },
    showUser: (who: string) => showUser(deps, who),
    disableUser: (who: string) => changeUser(deps, who, (account) => disableAccount(account, clock.now())),
    enableUser: (who: string) => changeUser(deps, who, enableAccount),
    approveUser: (who: string) => approveUser(deps, who),
    setPassword: (who: string, password: string) => setUserPassword(deps, who, password),
    setRoles: async (who: string, given: readonly string[]) => {
      const roles = parseRoles(given)
      if (!roles) throw fieldError('roles', 'invalid')
      return await changeUser(deps, who, (account) => ({ ...account, roles }))
    },
    deleteUser: (who: string) => deleteUser(deps, who),
    explainLogin: (who: string) => explainLogin(deps, who),
    importUsers: (records: AsyncIterable<ImportRecord>, options: ImportOptions) => importUsers(deps, records, options),
    exportUsers: (options: ExportOptions) => exportUsers(deps, options),
  }
}

export type OperatorServices = ReturnType<typeof createOperatorServices>
