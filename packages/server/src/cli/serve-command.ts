import type { Command } from 'commander'

/** `latchkey serve` */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('runs the server until it is told to stop')
    .action(async () => {
      await import('../main.ts')
    })
}
