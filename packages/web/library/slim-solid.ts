import type { Plugin } from 'vite'

const SOLID = /\/solid-js\/(?:web\/)?dist\/(?:solid|web)\.js$/

/**
 * Leaves out of Solid what the forms never use and no bundler can prove unused: transitions and hydration. Both are ruled by a variable that stays empty here, so the
 * variable is made a constant, and the minifier drops what stands behind it: 2 kB after gzip, a tenth of everything.
 */
export const slimSolid: Plugin = {
  name: 'latchkey:slim-solid',
  transform: (code, id) => {
    if (!SOLID.test(id)) return null
    return code
      .replace('let Transition = null;', 'const Transition = null; let ignored;')
      .replaceAll(/(?<!const )\bTransition = /g, 'ignored = ')
      .replaceAll('delete sharedConfig.effects;', '')
      .replaceAll(/\bsharedConfig\.(?:context|registry|effects)\b(?! =)/g, 'undefined')
  },
}
