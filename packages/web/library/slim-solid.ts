import type { Plugin } from 'vite'

type Cut = readonly [what: string | RegExp, instead: string]

/*
 * What rules the parts that the forms never use is a variable that stays empty here. Made a constant, it lets the minifier drop what stands behind it; assignments to
 * it, all in functions that are dropped too, go to another variable.
 */
const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  '/solid-js/dist/solid.js': [
    ['let Transition = null;', 'const Transition = null, SuspenseContext = null; let ignored;'],
    [/(?<!const )\bTransition = /g, 'ignored = '],
    ['let ERROR = null;', 'const ERROR = null;'],
    [/(?<!const )\bERROR = /g, 'ignored = '],
    ['let SuspenseContext;', ''],
    ['(SuspenseContext = ', '(ignored = '],
    [/\bnode\.suspense\b/g, 'null'],
    ['delete node.tOwned;', ''],
    [/\bnode\.tOwned\b(?! =)/g, 'null'],
    ['delete sharedConfig.effects;', ''],
    [/\bsharedConfig\.(?:context|effects)\b(?! =)/g, 'undefined'],
  ],
  '/solid-js/web/dist/web.js': [[/\bsharedConfig\.(?:context|registry)\b(?! =)/g, 'undefined']],
}

/**
 * Leaves out of Solid what the forms never use and no bundler can prove unused: transitions, hydration, suspense and error boundaries. A cut that finds nothing stops
 * the build: then Solid has changed, and the cuts have to be looked at again.
 */
export const slimSolid: Plugin = {
  name: 'latchkey:slim-solid',
  transform: (code, id) => {
    const cuts = Object.entries(CUTS).find(([file]) => id.endsWith(file))?.[1]
    return cuts?.reduce((before, [what, instead]) => {
      const after = before.replaceAll(what, instead)
      if (after === before) throw new Error(`Nothing to cut in ${id}: ${String(what)}`)
      return after
    }, code)
  },
}
