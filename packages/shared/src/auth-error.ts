import type { AuthErrorCode, FieldErrorCode } from './error-code.ts'

/** What is wrong with a form: field name to code. */
export type FieldErrors = Readonly<Record<string, FieldErrorCode>>

/** What an `AuthError` says beside its code. */
export interface AuthErrorDetails {
  /** With `invalid_input`: which fields, and why. A complaint about the whole input stands at `''`. */
  readonly fieldErrors?: FieldErrors
  /** Whole seconds to wait before the same call has a chance. */
  readonly retryAfterSeconds?: number
  /** Values for the words, such as `{ minLength: 8 }`. */
  readonly params?: Readonly<Record<string, string | number>>
}

/**
 * The one error that an operation of Latchkey throws on purpose, on the server and in the browser alike.
 * Everything else that is thrown is a bug or an outage and reaches nobody's screen.
 */
export class AuthError extends Error {
  override readonly name = 'AuthError'
  readonly code: AuthErrorCode
  readonly details: AuthErrorDetails

  constructor(code: AuthErrorCode, details: AuthErrorDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** An `invalid_input` error that names one field. */
export function fieldError(field: string, code: FieldErrorCode, params?: AuthErrorDetails['params']): AuthError {
  return new AuthError('invalid_input', { fieldErrors: { [field]: code }, ...(params && { params }) })
}
