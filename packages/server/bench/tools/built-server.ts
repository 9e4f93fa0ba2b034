import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../..')

/** What `start` runs. */
export const BUILT_SERVER = join(ROOT, 'packages/server/dist/server.js')

/** Builds what `start` runs, if its sources have changed. */
export function buildServer(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-when-stale.ts')], { stdio: 'inherit' })
}
