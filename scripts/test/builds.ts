import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../repository.ts'
import type { Step } from './run-step.ts'

const PACKAGES = ['shared', 'server', 'web'] as const
/** Every door has types for whoever imports it, whatever resolves them. A style sheet has none. */
const ATTW = ['--profile', 'esm-only', '--exclude-entrypoints', 'styles.css'] as const
/** As applications get them: pnpm puts the doors of `publishConfig` in place, which lead to JavaScript. */
const PACK: Step = { name: 'tarballs', command: ['pnpm', '--filter', './packages/*', 'pack', '--out', join(ROOT, 'tarballs/%s.tgz')] }

/** What the tests need built, and what is checked of what was built: its size, and that it can be published. */
export async function listBuilds(): Promise<readonly Step[]> {
  const build: Step = { name: 'build', command: ['node', 'scripts/build-when-stale.ts'] }
  const size: Step = { name: 'size', command: ['node', '--run', 'size'], folder: 'packages/web' }
  const manifest = JSON.parse(await readFile(join(ROOT, size.folder ?? '.', 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  const packs = PACKAGES.flatMap((name): Step[] => [
    { name: `package ${name}`, command: ['publint', `tarballs/latchkey-${name}.tgz`, '--strict'] },
    { name: `types of package ${name}`, command: ['attw', `tarballs/latchkey-${name}.tgz`, ...ATTW] },
  ])
  return manifest.scripts?.['size'] ? [build, size, PACK, ...packs] : [build, PACK, ...packs]
}
