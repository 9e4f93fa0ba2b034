import { fieldError, isFieldErrorCode, type FieldErrorCode } from '@latchkey/shared'
import { checkNewPassword } from '../domain/password-policy.ts'
import type { AuthPolicy } from '../domain/policy.ts'

/** Whose password it is to be; null for what nobody has said. */
export interface PasswordOwner {
  readonly email: string
  readonly name: string | null
  readonly username: string | null
}

/** What a developer may add to choosing a password. */
export interface PasswordHooks {
  /**
   * A rule of your own, asked about every password that somebody chooses and our rules accept: at sign-up, reset, change and invitation, and of operators. It gets
   * the password in the form that is hashed (NFC) and returns what is shown at its field, or undefined. At sign-up it is asked whether or not the address has an account, so
   * a refusal tells nothing about that. What it throws is a bug: logged, and `internal` to the caller; nothing is stored.
   */
  readonly passwordRule?: ((password: string, owner: PasswordOwner) => FieldErrorCode | undefined) | undefined
}

interface Deps extends PasswordHooks {
  readonly policy: Pick<AuthPolicy, 'passwordMinLength' | 'siteName'>
}

type GivenOwner = Pick<PasswordOwner, 'email'> & { readonly [Name in 'name' | 'username']?: string | null | undefined }

/** Throws what is shown at the field if a password may not be chosen: by the policy, or by the developer's own rule. */
export function refuseWeakPassword(deps: Deps, field: 'password' | 'newPassword', password: string, given: GivenOwner): void {
  const { passwordMinLength: minLength, siteName } = deps.policy
  const owner: PasswordOwner = { email: given.email, name: given.name ?? null, username: given.username ?? null }
  const normalized = password.normalize('NFC')
  const weakness = checkNewPassword(normalized, { ...owner, minLength, siteName })
  if (weakness) throw fieldError(field, weakness.code, weakness.params)
  const code: unknown = deps.passwordRule?.(normalized, owner)
  if (code === undefined) return
  // Also what an async function returns, which would let nobody in.
  if (!isFieldErrorCode(code)) throw new TypeError('passwordRule must return a FieldErrorCode or undefined')
  throw fieldError(field, code, { minLength })
}
