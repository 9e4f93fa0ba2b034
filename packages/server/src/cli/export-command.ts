import { once } from 'node:events'
import type { Command } from 'commander'
import { withServices } from './with-services.ts'

/** `latchkey users export` */
export function addExportCommand(users: Command): void {
  users
    .command('export')
    .description('prints all users as JSON lines, as "users import" reads them')
    .option('--with-hashes', 'with password hashes: keep such a file as safe as the database')
    .action(async ({ withHashes }: { withHashes?: boolean }) => {
      await withServices(async ({ operators }) => {
        for await (const user of operators.exportUsers(withHashes ?? false))
          if (!process.stdout.write(`${JSON.stringify(user)}\n`)) await once(process.stdout, 'drain')
      })
    })
}
