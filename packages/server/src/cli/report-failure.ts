import { AuthError } from '@latchkey/shared'
import { CommanderError } from 'commander'
import { causeOf } from '../explain-start-error.ts'
import { StoreUnavailable } from '../ports/account-store.ts'

/** What a command ends with. */
export const EXIT = { refused: 1, usage: 2, unavailable: 3, interrupted: 130 } as const

/** Ends a command with a message for people and an exit code for scripts. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.refused) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Says on stderr why a command did not do what it was asked to. Returns its exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage // it has said so itself
  if (error instanceof CommandFailed) return say(error.message, error.exitCode)
  if (error instanceof StoreUnavailable) return say(`The database can not be used: ${error.message}${causeOf(error)}`, EXIT.unavailable)
  if (!(error instanceof AuthError)) throw error
  const fields = Object.entries(error.details.fieldErrors ?? {}).map(([field, code]) => `${field}: ${code}`)
  return say(fields.join('\n') || error.code, EXIT.refused)
}

function say(message: string, exitCode: number): number {
  console.error(message)
  return exitCode
}
