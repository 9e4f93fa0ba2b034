import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

const PASSED_OVER = new Set(['node_modules', 'dist', 'e2e', 'testing'])

/** A short text that changes whenever a file below these paths is edited, added or removed. It looks at times and sizes, so it is quick. */
export async function fingerprint(paths: readonly string[]): Promise<string> {
  const lines = await Promise.all(paths.map(describe))
  return createHash('sha256').update(lines.flat().join('\n')).digest('hex')
}

async function describe(path: string): Promise<string[]> {
  const found = await stat(path)
  if (!found.isDirectory()) return [`${path} ${found.size} ${found.mtimeMs}`]
  const names = (await readdir(path)).filter((name) => !PASSED_OVER.has(name) && !/\.test\.tsx?$/.test(name))
  const inside = await Promise.all(names.toSorted().map(async (name) => describe(join(path, name))))
  return inside.flat()
}
