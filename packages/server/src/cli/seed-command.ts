import type { Command } from 'commander'
import { AuthError } from '@latchkey/shared'
import { systemRandom } from '../ports/random.ts'
import { printJson, printTable } from './print.ts'
import { CommandFailed } from './report-failure.ts'
import { withServices, type Opened } from './with-services.ts'

interface SampleUser {
  readonly email: string
  readonly name: string
  readonly username: string
  readonly roles: readonly string[]
  readonly isDisabled?: boolean
}

const SAMPLE_USERS: readonly SampleUser[] = [
  { email: 'ada@example.com', name: 'Ada Admin', username: 'ada-admin', roles: ['admin'] },
  { email: 'sam@example.com', name: 'Sam Staff', username: 'sam-staff', roles: ['staff'] },
  { email: 'uma@example.com', name: 'Uma User', username: 'uma-user', roles: [] },
  { email: 'dan@example.com', name: 'Dan Disabled', username: 'dan-disabled', roles: [], isDisabled: true },
]
const PASSWORD_LENGTH = 16

/** `latchkey seed` */
export function addSeedCommand(program: Command): void {
  program
    .command('seed')
    .description('makes sample users and prints their passwords; never in production')
    .option('--json', 'prints the users as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const users = await withServices(seed)
      if (json) printJson(users)
      else printTable(users)
    })
}

async function seed({ config, operators }: Opened) {
  if (config.http.isProduction) throw new CommandFailed('Sample users have no place in production (NODE_ENV).')
  const seeded: { email: string; username: string; password: string | null; roles: readonly string[]; note: string }[] = []
  for (const { email, name, username, roles, isDisabled } of SAMPLE_USERS) {
    const password = systemRandom.secret().slice(0, PASSWORD_LENGTH)
    const isNew = await operators.createUser({ email, name, username, password }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AuthError && error.code === 'invalid_input') return false
        throw error
      },
    )
    if (isNew) await operators.setRoles(email, roles)
    if (isNew && isDisabled) await operators.disableUser(email)
    seeded.push({
      email,
      username,
      password: isNew ? password : null,
      roles,
      note: isNew ? (isDisabled ? 'disabled' : '') : 'already there',
    })
  }
  return seeded
}
