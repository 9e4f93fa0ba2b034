import type { Command } from 'commander'
import { parseCount } from './parse-option.ts'
import { printFields, printJson, printTable } from './print.ts'
import { quoteForShell } from './quote-for-shell.ts'
import { withServices } from './with-services.ts'

interface ListOptions {
  readonly search: string
  readonly after?: string
  readonly limit: string
  readonly json?: boolean
}

/** `latchkey users list` and `latchkey users show` */
export function addListCommands(users: Command): void {
  users
    .command('list')
    .description('lists accounts in the order of their addresses')
    .option('--search <text>', 'only those with this text in address, name or user name', '')
    .option('--limit <count>', 'at most so many', '50')
    .option('--after <address>', 'only those after this address: where the page before ended')
    .option('--json', 'prints { users, next } as JSON')
    .action(list)
  users
    .command('show <who>')
    .description('shows one account')
    .option('--json', 'prints it as JSON')
    .action(async (who: string, { json }: { json?: boolean }) => {
      const user = await withServices(({ operators }) => operators.showUser(who))
      if (json) printJson(user)
      else printFields(user)
    })
}

async function list(options: ListOptions): Promise<void> {
  const query = { text: options.search, after: options.after?.toLowerCase() ?? null, limit: parseCount('--limit', options.limit) }
  const page = await withServices(({ operators }) => operators.listUsers(query))
  if (options.json) return printJson(page)
  printTable(
    page.users.map(({ email, name, username, state, roles, createdAt }) => ({ email, name, username, state, roles, created: createdAt })),
  )
  if (page.users.length === 0) console.error('No account fits.')
  if (page.next !== null) console.error(`There are more: --after ${quoteForShell(page.next)}`)
  return undefined
}
