import { text } from 'node:stream/consumers'
import { AuthError, emailSchema, nameSchema, newPasswordSchema, usernameSchema } from '@latchkey/shared'
import { Command } from 'commander'
import { withServices } from './with-services.ts'

interface CreateOptions {
  readonly email: string
  readonly name: string
  readonly username?: string
}

/** `latchkey users …` */
export function createUsersCommand(): Command {
  const users = new Command('users').description('people with an account')
  users
    .command('create')
    .description('makes a confirmed account; the password is read from standard input, so that no shell remembers it')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--username <name>')
    .action(create)
  return users
}

async function create(options: CreateOptions): Promise<void> {
  if (process.stdin.isTTY) console.error('Type the password, then press Ctrl-D on a new line.')
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const given = {
    email: parse('email', emailSchema, options.email),
    name: parse('name', nameSchema, options.name),
    username: options.username === undefined ? null : parse('username', usernameSchema, options.username),
    password: parse('password', newPasswordSchema, password),
  }
  const user = await withServices((services) => services.createUser(given)).catch(explain)
  console.log(`Created ${user.email} (${user.id}).`)
}

interface Schema {
  safeParse: (value: string) => { success: true; data: string } | { success: false; error: { issues: readonly { message: string }[] } }
}

function parse(field: string, schema: Schema, value: string): string {
  const result = schema.safeParse(value)
  return result.success ? result.data : fail(`${field}: ${result.error.issues[0]?.message ?? 'invalid'}`)
}

function explain(error: unknown): never {
  if (!(error instanceof AuthError)) throw error
  const fields = Object.entries(error.details.fieldErrors ?? {}).map(([field, code]) => `${field}: ${code}`)
  return fail(fields.join('\n') || error.code)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
