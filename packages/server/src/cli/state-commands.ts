import type { Command } from 'commander'
import type { UserRecord } from '../domain/user-record.ts'
import type { OperatorServices } from '../services/operators.ts'
import { printJson } from './print.ts'
import { CommandFailed, EXIT } from './report-failure.ts'
import { withServices } from './with-services.ts'

interface StateCommand {
  readonly usage: string
  readonly description: string
  readonly run: (operators: OperatorServices, who: string) => Promise<UserRecord>
  readonly say: (user: UserRecord) => string
}

const STATE_COMMANDS: readonly StateCommand[] = [
  {
    usage: 'disable <who>',
    description: 'shuts an account: logged out everywhere at once, no login and no confirmation',
    run: (operators, who) => operators.disableUser(who),
    say: ({ email }) => `${email} is disabled, and logged out everywhere.`,
  },
  {
    usage: 'enable <who>',
    description: 'opens a disabled account again',
    run: (operators, who) => operators.enableUser(who),
    say: ({ email }) => `${email} is enabled.`,
  },
  {
    usage: 'approve <who>',
    description: 'lets somebody in who waits for approval (SIGNUP_OPEN=approval)',
    run: (operators, who) => operators.approveUser(who),
    say: ({ email }) => `${email} is approved.`,
  },
]

/** `latchkey users disable`, `enable`, `approve`, `set-roles` and `delete` */
export function addStateCommands(users: Command): void {
  for (const { usage, description, run, say } of STATE_COMMANDS)
    users
      .command(usage)
      .description(description)
      .option('--json', 'prints the user as JSON')
      .action(async (who: string, { json }: { json?: boolean }) => {
        print(await withServices(({ operators }) => run(operators, who)), json, say)
      })
  users
    .command('set-roles <who> [roles...]')
    .description('gives an account exactly these roles; none: takes all')
    .option('--json', 'prints the user as JSON')
    .action(async (who: string, roles: string[], { json }: { json?: boolean }) => {
      const say = ({ email, roles: given }: UserRecord) =>
        `${email} has ${given.length === 0 ? 'no roles' : `the roles ${given.join(', ')}`}.`
      print(await withServices(({ operators }) => operators.setRoles(who, roles)), json, say)
    })
  users
    .command('delete <who>')
    .description('deletes an account with all that belongs to it; there is no way back')
    .option('--yes', 'yes, really')
    .option('--json', 'prints the user that was as JSON')
    .action(async (who: string, { yes, json }: { yes?: boolean; json?: boolean }) => {
      if (!yes) throw new CommandFailed('This can not be undone. Say --yes if you are sure.', EXIT.usage)
      print(await withServices(({ operators }) => operators.deleteUser(who)), json, ({ email }) => `${email} is deleted.`)
    })
}

function print(user: UserRecord, asJson: boolean | undefined, say: (user: UserRecord) => string): void {
  if (asJson) printJson(user)
  else console.log(say(user))
}
