import type { Command } from 'commander'
import { addCreateCommand } from './create-command.ts'
import { addExportCommand } from './export-command.ts'
import { addImportCommand } from './import-command.ts'
import { addInviteCommand } from './invite-command.ts'
import { addListCommands } from './list-commands.ts'
import { addSetPasswordCommand } from './set-password-command.ts'
import { addStateCommands } from './state-commands.ts'

/** `latchkey users …` */
export function addUsersCommands(program: Command): void {
  const users = program.command('users').description('people with an account; <who> is an address, a user name or an id')
  addListCommands(users)
  addCreateCommand(users)
  addInviteCommand(users)
  addStateCommands(users)
  addSetPasswordCommand(users)
  addImportCommand(users)
  addExportCommand(users)
}
