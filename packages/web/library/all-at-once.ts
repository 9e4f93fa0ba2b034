import type { Plugin } from 'vite'

const LOADER = `
import { OtherView, ResendConfirmation } from '../dialogs/other-views.tsx'
import { renderDialogs } from './forms.tsx'
import { renderPage } from './page-forms.tsx'
const here = () => ({ renderDialogs, renderPage, OtherView, ResendConfirmation })
export const createFormsLoader = () => ({ forms: here, pageForms: here, otherViews: here, preload: () => {}, load: async () => true })
`

/**
 * A file for a script tag has everything in it but the languages, which lie beside it (`locales/de.js`): left as it is, the `import()` of the rest would make the
 * bundler wrap every module behind it. A script from another origin has no address that an `import()` could begin from, so it is given. `stamp` changes with the
 * languages: no browser puts a language that it has kept to a newer script.
 */
export function allAtOnce(stamp = ''): Plugin {
  const languages = `
import { LOCALES } from '@latchkey/shared'
const base = document.currentScript?.src
export const IMPORTS = Object.fromEntries(LOCALES.slice(1).map((tag) => [tag, async () => (await import(/* @vite-ignore */ new URL(\`locales/\${tag}.js?${stamp}\`, base)))[tag]]))
`
  return {
    name: 'latchkey:all-at-once',
    transform: (code, id) => {
      if (id.endsWith('/load-forms.ts')) return LOADER
      return id.endsWith('/import-language.ts') ? languages : code
    },
  }
}
