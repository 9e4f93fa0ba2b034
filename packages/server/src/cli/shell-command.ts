import { once } from 'node:events'
import { start } from 'node:repl'
import type { Command } from 'commander'
import { withServices } from './with-services.ts'

/** `latchkey shell` */
export function addShellCommand(program: Command): void {
  program
    .command('shell')
    .description('a JavaScript prompt with `operators`, `store` and `config` at hand')
    .action(async () => {
      await withServices(async ({ config, stores, operators }) => {
        if (process.stdin.isTTY) console.error("Try: await operators.listUsers({ text: '', after: null, limit: 5 })")
        const repl = start({ prompt: process.stdin.isTTY ? 'latchkey> ' : '', input: process.stdin, output: process.stdout })
        Object.assign(repl.context, { operators, store: stores.accounts, config })
        await once(repl, 'exit')
      })
    })
}
