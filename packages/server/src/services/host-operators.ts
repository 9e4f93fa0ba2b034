import { AuthError, emailRule, nameRule, passwordRule, usernameRule, type FieldErrorCode } from '@latchkey/shared'
import type { User } from '@latchkey/shared/contract'
import type { UserRecord } from '../domain/user-record.ts'
import type { AccountQuery } from '../ports/account-store.ts'
import { refuseInOutage } from './caller-error.ts'
import type { NewUser } from './create-user.ts'
import type { Invitation } from './invite-user.ts'
import type { UserPage } from './list-users.ts'
import type { OperatorServices } from './operators.ts'

/**
 * What an application's own code may do with any account, as the command line does; who may ask it to is the application's business. `who` is an address, a user name or an id. All reject
 * with an `AuthError`: `not_found` if there is nobody, `invalid_input` with `fieldErrors`, `busy`, or `unavailable` while the database can't be used.
 */
export interface Operators {
  /** One account; null if there is none. */
  readonly findUser: (who: string) => Promise<UserRecord | null>
  /** Some accounts in the order of their addresses: those with a text in address, name or user name, after an address; `next` is where to go on. */
  readonly listUsers: (query: AccountQuery) => Promise<UserPage>
  /** Makes a confirmed account that can log in at once, also in the place of a sign-up that nobody has confirmed: vouch for the address. Its fields are checked as at sign-up; `email_taken` and `username_taken` are among the `fieldErrors`. */
  readonly createUser: (given: NewUser) => Promise<User>
  /** Makes an account without a password, and mails its owner a link with which to choose one. Refuses with `email_taken` what somebody has confirmed. */
  readonly inviteUser: (invitation: Invitation) => Promise<UserRecord>
  /** Lets somebody in who waits (`signupOpen: 'approval'`), and tells them by mail. */
  readonly approveUser: (who: string) => Promise<UserRecord>
  /** Shuts an account: every session is dead, no login, no confirmation and no mailed link works. */
  readonly disableUser: (who: string) => Promise<UserRecord>
  /** Opens it again; its owner logs in anew. */
  readonly enableUser: (who: string) => Promise<UserRecord>
  /** Sets a password that the policy and `passwordRule` accept. Every session and link ends, the address counts as confirmed; who had confirmed it is told by mail. */
  readonly setPassword: (who: string, password: string) => Promise<UserRecord>
  /** Gives an account exactly these roles. A role is a lower-case word of letters, digits, `-` and `_`. */
  readonly setRoles: (who: string, roles: readonly string[]) => Promise<UserRecord>
  /** Deletes an account with all that belongs to it, and returns what it was. */
  readonly deleteUser: (who: string) => Promise<UserRecord>
}

/** The services for operators in the hands of an application: with what it gives them checked, and mails on their way at once. */
export function createHostOperators(services: OperatorServices, mailQueued: () => void): Operators {
  const mailing = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await refuseInOutage(work)
    mailQueued()
    return result
  }
  return {
    findUser: (who) => refuseInOutage(services.findUser(who)),
    listUsers: (query) => refuseInOutage(services.listUsers(query)),
    createUser: async (given) => await refuseInOutage(services.createUser(checkNewUser(given))),
    inviteUser: async (invitation) => await mailing(services.inviteUser(checkInvitation(invitation))),
    approveUser: (who) => mailing(services.approveUser(who)),
    disableUser: (who) => refuseInOutage(services.disableUser(who)),
    enableUser: (who) => refuseInOutage(services.enableUser(who)),
    setPassword: async (who, password) => {
      refuseFields({ password: passwordRule(password) })
      return await mailing(services.setPassword(who, password))
    },
    setRoles: (who, roles) => refuseInOutage(services.setRoles(who, roles)),
    deleteUser: (who) => refuseInOutage(services.deleteUser(who)),
  }
}

/** Everywhere else the schemas of the contract, or the command line, have done this. */
function checkNewUser({ email, password, name, username = null }: NewUser): NewUser {
  refuseFields({
    email: emailRule(email),
    password: passwordRule(password),
    name: nameRule(name),
    username: username === null ? undefined : usernameRule(username),
  })
  return { email: email.trim(), password, name: name.trim(), username: username?.trim() }
}

function checkInvitation({ email, name, locale }: Invitation): Invitation {
  refuseFields({ email: emailRule(email), name: name === undefined ? undefined : nameRule(name) })
  return { email: email.trim(), name: name?.trim(), locale }
}

function refuseFields(found: Readonly<Record<string, FieldErrorCode | undefined>>): void {
  const fieldErrors = Object.fromEntries(Object.entries(found).flatMap(([field, code]) => (code ? [[field, code] as const] : [])))
  if (Object.keys(fieldErrors).length > 0) throw new AuthError('invalid_input', { fieldErrors })
}
