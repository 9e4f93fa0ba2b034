import { setTimeout as wait } from 'node:timers/promises'

/** Longer than the database takes, also where there is something to write. */
const EVEN_MS = 60

/**
 * Lets an operation, or its refusal, take at least so long that its time does not tell whether there was an account to do something for (EN-2). For
 * operations without a password hash, which takes longer than anything else.
 */
export async function answerEvenly<Result>(operation: Promise<Result>): Promise<Result> {
  const [outcome] = await Promise.allSettled([operation, wait(EVEN_MS)])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
