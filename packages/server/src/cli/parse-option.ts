import { CommandFailed, EXIT } from './report-failure.ts'

interface Schema {
  safeParse: (value: string) => { success: true; data: string } | { success: false; error: { issues: readonly { message: string }[] } }
}

/** The value in its checked form, or the end of the command with the code of what is wrong. */
export function parseOption(field: string, schema: Schema, value: string): string {
  const result = schema.safeParse(value)
  if (!result.success) throw new CommandFailed(`${field}: ${result.error.issues[0]?.message ?? 'invalid'}`)
  return result.data
}

/** A whole number of at least one. */
export function parseCount(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new CommandFailed(`${option}: must be a whole number from 1 to 999999`, EXIT.usage)
  return Number(text)
}
