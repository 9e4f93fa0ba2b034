import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../repository.ts'
import type { Door } from './read-door.ts'

const PACKAGES = ['shared', 'server', 'web'] as const

/** Every entry of the packages that is a file of TypeScript; not those of which there are many (`./locales/*`). */
export function listDoors(): Door[] {
  return PACKAGES.flatMap((folder) => {
    const path = join('packages', folder)
    const { name, exports } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as {
      name: string
      exports: Record<string, string | { types: string }>
    }
    return Object.entries(exports).flatMap(([entry, target]) => {
      if (typeof target === 'string' || entry.includes('*')) return []
      return [{ specifier: join(name, entry), file: findSource(path, target.types) }]
    })
  })
}

/** The source of a declaration file: `dist/testing/index.d.ts` or `dist/types/solid.d.ts`. */
function findSource(folder: string, types: string): string {
  const inside = types.replace(/^\.\/dist\/(?:types\/)?(.*)\.d\.ts$/, '$1')
  const source = ['.ts', '.tsx'].map((ending) => join(folder, 'src', inside + ending)).find((file) => existsSync(join(ROOT, file)))
  if (source === undefined) throw new Error(`no source for ${types} in ${folder}`)
  return source
}
