import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ROOT } from '../repository.ts'
import { parseModule, type Declaration, type Module, type Source } from './parse-module.ts'

/** An entry of a package, as `exports` in its `package.json` names it. */
export interface Door {
  /** What stands after `from`, such as `@latchkey/server/testing`. */
  readonly specifier: string
  /** Its source, absolute or relative to the repository. */
  readonly file: string
}

/** What a door hands out: by the name that it gives. */
export type Exports = ReadonlyMap<string, Declaration>

const modules = new Map<string, Module>()

function readModule(file: string): Module {
  const known = modules.get(file) ?? parseModule(file)
  modules.set(file, known)
  return known
}

/** Everything that a door hands out, sorted by name. Throws if it hands on what is not of this repository. */
export function readDoor({ file }: Door): Exports {
  const found = new Map<string, Declaration>()
  collect(resolve(ROOT, file), found)
  return new Map([...found].toSorted(([one], [other]) => one.localeCompare(other)))
}

function collect(file: string, found: Map<string, Declaration>): void {
  const module = readModule(file)
  for (const [name, target] of module.exports) {
    const declaration = typeof target === 'string' ? resolveLocal(file, target) : resolveSource(file, target)
    if (!declaration) throw new Error(`${file} hands on ${name}, which is not found`)
    found.set(name, declaration)
  }
  for (const star of module.stars) collect(resolveFile(file, star) ?? star, found)
}

/** What a name means in a file: its own declaration, or one that it takes in. Null for what is not of this repository. */
export function resolveLocal(file: string, name: string): Declaration | null {
  const module = readModule(file)
  const source = module.imports.get(name)
  return module.declarations.get(name) ?? (source ? resolveSource(file, source) : null)
}

function resolveSource(file: string, { from, name }: Source): Declaration | null {
  const target = resolveFile(file, from)
  if (!target) return null
  const found = new Map<string, Declaration>()
  collect(target, found)
  return found.get(name) ?? null
}

const SCOPE = /^(?<folder>@latchkey\/(?<name>[\w-]+))(?<rest>.*)$/

/** Null for a package of others. */
function resolveFile(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return join(dirname(file), specifier)
  const { name, rest } = SCOPE.exec(specifier)?.groups ?? {}
  if (name === undefined) return null
  const folder = join(ROOT, 'packages', name)
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, { default: string }> }
  return join(folder, exports[`.${rest}`]?.default ?? '')
}
