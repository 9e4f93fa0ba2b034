import { text } from 'node:stream/consumers'
import { newPasswordSchema } from '@latchkey/shared'
import { parseOption } from './parse-option.ts'

/** Reads a password from standard input, so that no shell remembers it and no list of processes shows it. */
export async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) console.error('Type the password, then press Ctrl-D on a new line.')
  return parseOption('password', newPasswordSchema, (await text(process.stdin)).replace(/\r?\n$/, ''))
}
