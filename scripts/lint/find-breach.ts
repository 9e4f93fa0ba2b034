import { posix } from 'node:path'
import { LAYERS, type Layer } from './layers.ts'

/** An import as it stands in a file; the file's path is relative to the repository. */
export interface ImportStatement {
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

/** Says what is wrong with an import, or null. Tests and files outside of every layer may import what they like of their own package. */
export function findBreach({ file, specifier, typeOnly }: ImportStatement): string | null {
  const layer = layerOf(file)
  if (!layer) return null
  if (isTest(file)) return leavesItsPackage(file, specifier) ? `${file} reaches into another package: import its door instead.` : null
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier
  const targetLayer = layerOf(target)?.folder ?? null
  if (targetLayer === layer.folder) return null
  const imported = targetLayer ?? target
  if (layer.imports.some((entry) => covers(entry, imported))) return null
  if (!layer.types?.some((entry) => covers(entry, imported)))
    return `${layer.folder} must not import ${imported}: see scripts/lint/layers.ts.`
  return typeOnly ? null : `${layer.folder} may import ${imported} only as a type.`
}

function layerOf(path: string): Layer | null {
  const around = LAYERS.filter(({ folder }) => path.startsWith(`${folder}/`))
  return around.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null
}

/** `node:` covers all of Node, a folder or a package all inside; but of a workspace package only the door that is named, since its other doors are other layers. */
function covers(entry: string, imported: string): boolean {
  if (imported === entry) return true
  if (entry.startsWith('@latchkey/')) return false
  return imported.startsWith(entry.endsWith(':') ? entry : `${entry}/`)
}

function isTest(file: string): boolean {
  return /\.(test|test-d|suite|bench)\.tsx?$/.test(file)
}

function leavesItsPackage(file: string, specifier: string): boolean {
  const home = file.split('/').slice(0, 2).join('/')
  return specifier.startsWith('.') && !posix.join(posix.dirname(file), specifier).startsWith(`${home}/`)
}
