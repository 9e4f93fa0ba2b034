import { program } from 'commander'
import { createUsersCommand } from './users-command.ts'

program.name('latchkey').description('Looks after the accounts of a Latchkey server, with the same environment variables as the server.')
program.addCommand(createUsersCommand())
await program.parseAsync()
