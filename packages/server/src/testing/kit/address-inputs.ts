import { authRouter, type procedures } from '@latchkey/shared/contract'
import type { AnyTRPCRouter } from '@trpc/server'
import { TEST_PASSWORD } from '../test-users.ts'

/** What a stranger sends to a procedure who wants to learn about an address. */
export type InputFor = (email: string) => unknown

/** A procedure of a router that takes an address, and such an input for it. */
export interface AddressProcedure {
  /** Its name in the router, such as `account.login`. */
  readonly path: string
  /** The operation of Latchkey that it is; null for one of the application's own. */
  readonly operation: string | null
  readonly inputFor: InputFor
  /** It is asked by a user instead of a guest. */
  readonly needsLogin: boolean
}

const KEY = 'x'.repeat(43)
const CODE = '000000'

/** By operation, what a stranger can send who has an address and nothing else; null where no address goes in. A new operation does not compile until it stands here. */
const INPUTS = {
  settings: null,
  currentUser: null,
  signup: (email) => ({ email, password: TEST_PASSWORD, name: 'Somebody' }),
  checkSignup: (email) => ({ email }),
  login: (identifier) => ({ identifier, password: 'not the password' }),
  logout: null,
  resendConfirmation: (email) => ({ email }),
  confirmEmail: (email) => ({ email, code: CODE, password: 'not the password' }),
  requestPasswordReset: (email) => ({ email }),
  checkPasswordResetKey: (email) => ({ email, key: KEY }),
  resetPassword: (email) => ({ email, key: KEY, password: 'another fine password' }),
  changePassword: null,
  changeName: null,
  changeUsername: null,
  updateProfile: null,
  requestEmailChange: (email) => ({ email }),
  confirmEmailChange: (email) => ({ email, key: KEY }),
  cancelEmailChange: null,
  resendEmailChange: null,
  undoSecurityChange: (email) => ({ email, key: KEY }),
  listSessions: null,
  revokeSession: null,
  revokeOtherSessions: null,
  listActivity: null,
  exportData: null,
  proveIdentity: null,
  deleteAccount: null,
} as const satisfies Record<keyof typeof procedures, InputFor | null>

/** Latchkey's operations that take an address, wherever they stand in the router, and those that the caller names. Throws if one that is named is not there. */
export function findAddressProcedures(router: AnyTRPCRouter, given: Readonly<Record<string, InputFor>>): readonly AddressProcedure[] {
  const there = router._def.procedures as Readonly<Record<string, unknown>>
  const missing = Object.keys(given).find((path) => !Object.hasOwn(there, path))
  if (missing !== undefined) throw new Error(`assertNoEnumeration: there is no procedure ${missing} in this router`)
  const ours = new Map<unknown, string>(Object.entries(authRouter._def.procedures).map(([name, procedure]) => [procedure, name]))
  const found = Object.entries(there).flatMap(([path, procedure]) => {
    const operation = ours.get(procedure) ?? null
    const inputFor = given[path] ?? INPUTS[operation as keyof typeof INPUTS]
    // Of the application's own nobody knows whom they let in; a user gets furthest.
    return inputFor ? [{ path, operation, inputFor, needsLogin: operation === null || operation === 'requestEmailChange' }] : []
  })
  if (found.length === 0) throw new Error('assertNoEnumeration: this router has no procedure in it that takes an address')
  return found
}
