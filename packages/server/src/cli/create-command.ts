import { emailSchema, nameSchema, usernameSchema } from '@latchkey/shared'
import type { Command } from 'commander'
import { parseOption } from './parse-option.ts'
import { printJson } from './print.ts'
import { readPassword } from './read-password.ts'
import { withServices } from './with-services.ts'

interface CreateOptions {
  readonly email: string
  readonly name: string
  readonly username?: string
  readonly json?: boolean
}

/** `latchkey users create` */
export function addCreateCommand(users: Command): void {
  users
    .command('create')
    .description('makes a confirmed account; the password is read from standard input')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--username <name>')
    .option('--json', 'prints the new user as JSON')
    .action(create)
}

async function create(options: CreateOptions): Promise<void> {
  const email = parseOption('email', emailSchema, options.email)
  const name = parseOption('name', nameSchema, options.name)
  const username = options.username === undefined ? null : parseOption('username', usernameSchema, options.username)
  const password = await readPassword()
  const user = await withServices(({ operators }) => operators.createUser({ email, name, username, password }))
  if (options.json) printJson(user)
  else console.log(`Created ${user.email} (${user.id}).`)
}
