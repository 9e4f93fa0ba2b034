import type { Command } from 'commander'
import { printJson } from './print.ts'
import { readPassword } from './read-password.ts'
import { withServices } from './with-services.ts'

/** `latchkey users set-password` */
export function addSetPasswordCommand(users: Command): void {
  users
    .command('set-password <who>')
    .description('sets a password read from standard input; everybody is logged out, and the address counts as confirmed')
    .option('--json', 'prints the user as JSON')
    .action(async (who: string, { json }: { json?: boolean }) => {
      const password = await readPassword()
      const user = await withServices(({ operators }) => operators.setPassword(who, password))
      if (json) printJson(user)
      else console.log(`${user.email} has a new password, and is logged out everywhere.`)
    })
}
