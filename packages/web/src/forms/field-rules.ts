import { countCodePoints, newPasswordRule, type FieldErrorCode } from '@latchkey/shared'

/** Says what is wrong with a value; `valueOf` reads the other fields of the form. The server's own rules, in `shared`, can stand here as they are. */
export type FieldCheck = (value: string, valueOf: (name: string) => string | undefined) => FieldErrorCode | undefined

/** A password that somebody chooses. The server refuses common ones on top. */
export function fitsNewPassword(minLength: number): FieldCheck {
  return (value) => newPasswordRule(value) ?? (countCodePoints(value) < minLength ? 'password_too_short' : undefined)
}

/** A second field for the same password, so that a slip of the finger is noticed. */
export function repeats(name: string): FieldCheck {
  return (value, valueOf) => (value === '' ? 'required' : value === valueOf(name) ? undefined : 'passwords_differ')
}
