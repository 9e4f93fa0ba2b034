import { countCodePoints, passwordRule, type FieldErrorCode } from '@latchkey/shared'

/** Says what is wrong with a value; `valueOf` reads the other fields of the form. The server's own rules, in `shared`, can stand here as they are. */
export type FieldCheck = (value: string, valueOf: (name: string) => string | undefined) => FieldErrorCode | undefined

/** A password that somebody chooses, and a second field for it, so that a slip of the finger is noticed. The server refuses common ones on top, and is set to 8 characters at least. */
export function newPasswordRules(minLength: number) {
  const fits: FieldCheck = (value) => passwordRule(value) ?? (countCodePoints(value) < minLength ? 'password_too_short' : undefined)
  const repeats: FieldCheck = (value, valueOf) =>
    value === '' ? 'required' : value === valueOf('new-password') ? undefined : 'passwords_differ'
  return { 'new-password': { check: fits }, 'repeat-password': { check: repeats } }
}
