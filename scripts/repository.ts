import { delimiter, join } from 'node:path'

/** The folder that everything is in. */
export const ROOT = join(import.meta.dirname, '..')

/** For what the tools leave behind and may be deleted at any time. */
export const CACHE = join(ROOT, '.cache')

/** The environment of a child process that finds the workspace's own tools, Node 26 among them. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter) }
}
