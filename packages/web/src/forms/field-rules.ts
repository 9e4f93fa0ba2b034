import { countCodePoints, fieldErrorsOf, newPasswordSchema, type FieldErrorCode } from '@latchkey/shared'

/** Says what is wrong with a value; `valueOf` reads the other fields of the form. */
export type FieldCheck = (value: string, valueOf: (name: string) => string | undefined) => FieldErrorCode | undefined

interface Schema {
  safeParse: (value: unknown) => { readonly error?: { readonly issues: Parameters<typeof fieldErrorsOf>[0] } | undefined }
}

/** The server's own rule, asked here first. */
export function fits(schema: Schema): FieldCheck {
  return (value) => {
    const { error } = schema.safeParse(value)
    return error && (fieldErrorsOf(error.issues)[''] ?? 'invalid')
  }
}

/** A password that somebody chooses. The server refuses common ones on top. */
export function fitsNewPassword(minLength: number): FieldCheck {
  const fitsSchema = fits(newPasswordSchema)
  return (value, valueOf) => {
    const error = fitsSchema(value, valueOf)
    return error ?? (countCodePoints(value) < minLength ? 'password_too_short' : undefined)
  }
}

/** A second field for the same password, so that a slip of the finger is noticed. */
export function repeats(name: string): FieldCheck {
  return (value, valueOf) => (value === '' ? 'required' : value === valueOf(name) ? undefined : 'passwords_differ')
}
