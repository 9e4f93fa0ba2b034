import { minify } from 'terser'
import type { Plugin } from 'vite'

/** What Vite's own minifier has left of a file for a script tag, minified once more: Terser puts functions with a single use where they are used. Half a kilobyte after gzip. */
export const minifyAgain: Plugin = {
  name: 'latchkey:minify-again',
  generateBundle: async (_, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue
      const { code } = await minify(file.code, { ecma: 2020, compress: { passes: 2 } })
      file.code = code ?? file.code
    }
  },
}
