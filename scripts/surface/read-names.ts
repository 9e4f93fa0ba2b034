import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../repository.ts'

const SOURCES = 'packages/web/src'

/** A custom element, and what a page can say to it and hear of it. */
export interface ElementNames {
  readonly element: string
  readonly attributes: readonly string[]
  readonly events: readonly string[]
}

/** Every name that a pattern finds in the sources, by its first group; sorted, each once. */
export function findNames(files: string, pattern: RegExp): string[] {
  const paths = globSync(join(SOURCES, files), { cwd: ROOT }).filter((path) => !path.includes('.test.'))
  return unique(paths.flatMap((path) => matchAll(readFileSync(join(ROOT, path), 'utf8'), pattern)))
}

/** The custom elements: what `define-auth-elements.ts` defines, read off the file that makes each of them. */
export function readElements(): ElementNames[] {
  const read = (file: string) => readFileSync(join(ROOT, SOURCES, 'elements', file), 'utf8')
  const table = read('define-auth-elements.ts')
  return [...table.matchAll(/'(latchkey-[a-z-]+)': \(\) => create(\w+)\(/g)].map(([, element = '', maker = '']) => {
    const code = read(`${maker.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.ts`)
    const listed = matchAll(/const EVENTS = \[([^\]]*)\]/.exec(code)?.[1] ?? '', /'([a-z]+)'/g)
    return {
      element,
      attributes: unique(matchAll(code, /(?:get|has)Attribute\('([a-z-]+)'\)/g)),
      events: unique([...listed, ...matchAll(code, /fire\('([a-z]+)'/g)].map((name) => `latchkey-${name}`)),
    }
  })
}

/** The keys of a table of words, with dots between the levels; a key that wants values is marked with brackets. */
export function listKeys(table: object, path = ''): string[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const here = path + key
    if (typeof value === 'object' && value !== null) return listKeys(value, `${here}.`)
    return [typeof value === 'function' ? `${here}()` : here]
  })
}

function matchAll(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted()
}
