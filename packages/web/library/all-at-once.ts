import type { Plugin } from 'vite'

const LOADER = `
import * as forms from './forms.tsx'
export const createFormsLoader = () => ({ preload: () => {}, load: () => Promise.resolve(forms) })
`
// Nor every language: a page hands over the ones it wants.
const NO_IMPORTS = 'export const IMPORTS = {}'

/** A file for a script tag has nothing to fetch; left in, the `import()` would make the bundler wrap every module behind it. */
export const allAtOnce: Plugin = {
  name: 'latchkey:all-at-once',
  transform: (code, id) => {
    if (id.endsWith('/load-forms.ts')) return LOADER
    return id.endsWith('/import-language.ts') ? NO_IMPORTS : code
  },
}
