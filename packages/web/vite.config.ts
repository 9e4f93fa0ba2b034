import { defineConfig, type Plugin } from 'vite'
import solid from 'vite-plugin-solid'
import { groupApp } from './library/group-forms.ts'

/** While developing the gallery has the address that the server gives it. */
const galleryAddress: Plugin = {
  name: 'latchkey:gallery-address',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      request.url = request.url?.replace(/^\/dev\/gallery(?=\?|$)/, '/gallery.html')
      next()
    })
  },
}

/** Builds the single-page app into `dist/app`, which the server serves. `gallery.html` is a page of its own, so that production can leave it out, and built on its own, so that the app is not split for it. */
export default defineConfig({
  root: import.meta.dirname,
  // Delegated events die when a host page stops propagation, and the dialogs are the same ones that get embedded.
  plugins: [solid({ solid: { delegateEvents: false } }), galleryAddress],
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // What the styles are written in: light-dark(), nesting, relative colours. Older targets would rewrite them into something that tokens can't steer.
    cssTarget: ['chrome123', 'edge123', 'firefox129', 'safari17.5'],
    assetsInlineLimit: 0, // the content security policy knows no data: URLs
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: groupApp } },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
})
