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
        let leftOut = 0
        for await (const user of operators.exportUsers({ withHashes: withHashes ?? false, onLeftOut: () => (leftOut += 1) }))
          if (!process.stdout.write(`${JSON.stringify(user)}\n`)) await once(process.stdout, 'drain')
        if (leftOut > 0)
          console.error(`${leftOut} left out: somebody signed up, and nobody has confirmed the address (CONFIRMATION=required).`)
      })
    })
}
