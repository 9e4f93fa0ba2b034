import { AuthError } from '@latchkey/shared'
import { StoreUnavailable } from '../ports/account-store.ts'

/** For the host's own code: an outage is the refusal `unavailable`; anything else rejects as it is. */
export async function refuseInOutage<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    throw error instanceof StoreUnavailable ? toCallerError(error) : error
  }
}

/** What the caller may learn of anything that a use case threw: a refusal as it is, an outage as `unavailable`, a bug as `internal`. */
export function toCallerError(error: unknown): AuthError {
  if (error instanceof AuthError) return error
  return error instanceof StoreUnavailable ? new AuthError('unavailable', { retryAfterSeconds: 3 }) : new AuthError('internal')
}
