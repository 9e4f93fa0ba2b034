import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../repository.ts'
import type { Step } from './run-step.ts'

/** What the tests need built, and the size of what was built, once the web package has a script that watches over it. */
export async function listBuilds(): Promise<readonly Step[]> {
  const build: Step = { name: 'build', command: ['node', 'scripts/build-when-stale.ts'] }
  const size: Step = { name: 'size', command: ['node', '--run', 'size'], folder: 'packages/web' }
  const manifest = JSON.parse(await readFile(join(ROOT, size.folder ?? '.', 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>
  }
  return manifest.scripts?.['size'] ? [build, size] : [build]
}
