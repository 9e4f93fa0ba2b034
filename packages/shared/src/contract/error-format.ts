import { TRPCError } from '@trpc/server'
import { AuthError, type AuthErrorDetails } from '../auth-error.ts'
import { isAuthErrorCode, type AuthErrorCode } from '../error-code.ts'
import { fieldErrorsOf } from '../field-errors.ts'
import type { Api } from './api.ts'
import { ERROR_STATUS } from './error-status.ts'

/** What a failed call carries in `error.data.auth`. */
export interface WireError extends AuthErrorDetails {
  readonly code: AuthErrorCode
}

const TRPC_CODE: Readonly<Record<string, AuthErrorCode>> = {
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'method_not_allowed',
  UNSUPPORTED_MEDIA_TYPE: 'content_type_not_allowed',
  PAYLOAD_TOO_LARGE: 'input_too_large',
  UNAUTHORIZED: 'login_required',
  FORBIDDEN: 'forbidden',
  TOO_MANY_REQUESTS: 'too_many_attempts',
}

/** What the caller may learn of anything that was thrown: our own code and its details, or `internal` and nothing else. */
export function toAuthError(error: unknown): AuthError {
  if (error instanceof AuthError) return error
  if (!(error instanceof TRPCError)) return new AuthError('internal')
  if (error.cause instanceof AuthError) return error.cause
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') {
    const issues: unknown = error.cause && 'issues' in error.cause ? error.cause.issues : undefined
    return new AuthError('invalid_input', Array.isArray(issues) ? { fieldErrors: fieldErrorsOf(issues) } : {})
  }
  return new AuthError(isAuthErrorCode(error.message) ? error.message : (TRPC_CODE[error.code] ?? 'internal'))
}

/** Adds to a refused input what the words need to know of the server: the schema has only the floor under its `passwordMinLength`. */
export async function withMinLength(error: AuthError, { settings }: Pick<Api, 'settings'>): Promise<AuthError> {
  const { fieldErrors = {}, params } = error.details
  if (params || !Object.values(fieldErrors).includes('password_too_short')) return error
  const { passwordMinLength: minLength } = await settings()
  return new AuthError(error.code, { ...error.details, params: { minLength } })
}

/** The same as a tRPC error. Our code is its message too, so that it survives a host application's own `errorFormatter`. */
export function toTRPCError(error: unknown): TRPCError {
  const authError = toAuthError(error)
  return new TRPCError({ code: ERROR_STATUS[authError.code], message: authError.code, cause: authError })
}

/** What `error.data.auth` is on the wire. */
export function toWireError({ code, details }: AuthError): WireError {
  return { code, ...details }
}
