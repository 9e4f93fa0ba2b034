#!/usr/bin/env node
import { Command } from 'commander'
import { addDoctorCommand } from './doctor-command.ts'
import { addExplainCommand } from './explain-command.ts'
import { reportFailure } from './report-failure.ts'
import { addSeedCommand } from './seed-command.ts'
import { addServeCommand } from './serve-command.ts'
import { addShellCommand } from './shell-command.ts'
import { addUsersCommands } from './users-command.ts'

const program = new Command('latchkey')
  .description('Looks after a Latchkey server and its accounts, with the same environment variables as the server.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 refused or a problem found, 2 wrong usage or settings, 3 database not usable, 130 interrupted.',
  )
  .exitOverride()
addServeCommand(program)
addUsersCommands(program)
addSeedCommand(program)
addDoctorCommand(program)
addExplainCommand(program)
addShellCommand(program)
// Who reads the output may have read enough, as `head` does. A server is there for others too.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  if (process.argv[2] !== 'serve') process.exit()
})
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = reportFailure(error)
}
