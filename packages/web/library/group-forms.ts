import type { Rolldown } from 'vite'

type Group = NonNullable<Rolldown.CodeSplittingOptions['groups']>[number]
type Context = Parameters<Extract<Group['name'], (...args: never[]) => unknown>>[1]

const FORMS = /\/src\/embed\/forms\.tsx$/
const APP = /\/src\/app\/main\.tsx$/

/** What a page starts with, split by who needs it, as a bundler does it by itself. */
const start: Group = { name: 'start', tags: ['$initial'], entriesAware: true, priority: 1 }

/**
 * One file for all that the first form is drawn with. By itself a bundler makes a file of every part that the other views need too: more requests, each compressed on
 * its own, half a kilobyte in all.
 */
const forms: Group = { debugName: 'forms', name: (id, context) => (isBehind(FORMS, id, context) ? 'forms' : null) }

/** For the same reason one file for what the app starts with. Its pages share it, so what runs the app is not in it. */
const startOfApp: Group = {
  debugName: 'start',
  name: (id, context) => (!APP.test(id) && isBehind(APP, id, context) ? 'start' : null),
  priority: 1,
}

export const groupForms: Rolldown.CodeSplittingOptions = { groups: [start, forms] }
export const groupApp: Rolldown.CodeSplittingOptions = { groups: [startOfApp, forms] }

/** Whether a module is loaded with another one, or is it. */
function isBehind(door: RegExp, id: string, context: Context, seen = new Set<string>()): boolean {
  if (door.test(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return (context.getModuleInfo(id)?.importers ?? []).some((importer) => isBehind(door, importer, context, seen))
}
