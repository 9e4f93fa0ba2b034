import { emailSchema, isLocale, LOCALES, nameSchema, type Locale } from '@latchkey/shared'
import type { Command } from 'commander'
import { parseOption } from './parse-option.ts'
import { printJson } from './print.ts'
import { CommandFailed, EXIT } from './report-failure.ts'
import { withServices } from './with-services.ts'

interface InviteOptions {
  readonly name?: string
  readonly locale?: string
  readonly json?: boolean
}

/** `latchkey users invite` */
export function addInviteCommand(users: Command): void {
  users
    .command('invite <address>')
    .description('makes an account without a password, and mails its owner a link with which to choose one; works for 7 days')
    .option('--name <name>', 'what they are called; a nickname if not given')
    .option('--locale <tag>', `the language of the mail: ${LOCALES.join(', ')}`)
    .option('--json', 'prints the user as JSON')
    .action(invite)
}

async function invite(address: string, { name, locale, json }: InviteOptions): Promise<void> {
  const invitation = {
    email: parseOption('email', emailSchema, address),
    name: name === undefined ? undefined : parseOption('name', nameSchema, name),
    locale: parseLocale(locale),
  }
  const user = await withServices(({ operators }) => operators.inviteUser(invitation))
  if (json) printJson(user)
  else console.log(`Invited ${user.email} (${user.id}); the running server sends the mail.`)
}

function parseLocale(text: string | undefined): Locale | undefined {
  if (text === undefined || isLocale(text)) return text
  throw new CommandFailed(`--locale: must be one of ${LOCALES.join(', ')}`, EXIT.usage)
}
