import { AuthError } from '@latchkey/shared'
import { StoreUnavailable } from '../ports/account-store.ts'

/** What the caller may learn of anything that a use case threw: a refusal as it is, an outage as `unavailable`, a bug as `internal`. */
export function toCallerError(error: unknown): AuthError {
  if (error instanceof AuthError) return error
  return error instanceof StoreUnavailable ? new AuthError('unavailable', { retryAfterSeconds: 3 }) : new AuthError('internal')
}
