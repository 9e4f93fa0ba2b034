import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** The single-page app, as the server delivers it from `dist/app`. */
export default defineConfig({
  // Delegated events die when a host page stops propagation, and the dialogs are the same ones that get embedded.
  plugins: [solid({ solid: { delegateEvents: false } })],
  root: import.meta.dirname,
  build: { outDir: 'dist/app', emptyOutDir: true, sourcemap: false },
  server: { host: '127.0.0.1' },
})
