import { AuthError } from '@latchkey/shared'
import type { Clock } from '../ports/clock.ts'

/** Longer than the database takes, also where there is something to write. */
const EVEN_MS = 60

/**
 * Lets an operation, or its refusal, take at least so long that its time does not tell whether there was an account to do something for (EN-2). Hashes are not part of it:
 * all calls make as many, and they take their own time.
 */
export async function answerEvenly<Result>({ clock }: { readonly clock: Clock }, operation: Promise<Result>): Promise<Result> {
  const [outcome] = await Promise.allSettled([operation, clock.wait(EVEN_MS)])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

/** The same for a refusal alone: whoever gets what they asked for need not wait for it. Nor whoever is to come back later, for the server has too much to do (AV-6). */
export async function refuseEvenly<Result>({ clock }: { readonly clock: Clock }, operation: Promise<Result>): Promise<Result> {
  const even = clock.wait(EVEN_MS)
  try {
    return await operation
  } catch (error) {
    if (!(error instanceof AuthError && error.code === 'overloaded')) await even
    throw error
  }
}
