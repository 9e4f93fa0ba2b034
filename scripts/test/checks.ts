import type { Step } from './run-step.ts'

/** What `pnpm check` runs, in this order: the linter's types come from what `tsc` wrote. */
export const CHECKS: readonly Step[] = [
  { name: 'types', command: ['tsc', '--build'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '.'] },
  { name: 'unused code', command: ['knip'] },
  // The two commands of the README name pnpm's version; a `packageManager` field would only start downloads of another one.
  { name: 'workspace', command: ['sherif', '--ignore-rule', 'root-package-manager-field'] },
]
