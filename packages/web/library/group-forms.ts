import type { Rolldown } from 'vite'

const FORMS = /\/src\/embed\/forms\.tsx$/
type Group = NonNullable<Rolldown.CodeSplittingOptions['groups']>[number]

/** What a page starts with, split by who needs it, as a bundler does it by itself. */
const start: Group = { name: 'start', tags: ['$initial'], entriesAware: true, priority: 1 }

/**
 * One file for all that the first form is drawn with. By itself a bundler makes a file of every part that the other views need too: more requests, each compressed on
 * its own, half a kilobyte in all.
 */
const forms: Group = {
  debugName: 'forms',
  name: (id, context) => (isBehind(FORMS, id, (each) => context.getModuleInfo(each)?.importers ?? []) ? 'forms' : null),
}

export const groupForms: Rolldown.CodeSplittingOptions = { groups: [start, forms] }

/** Whether a module is loaded with another one, or is it. */
function isBehind(door: RegExp, id: string, importersOf: (id: string) => readonly string[], seen = new Set<string>()): boolean {
  if (door.test(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return importersOf(id).some((importer) => isBehind(door, importer, importersOf, seen))
}
