import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const API_OF_DEV = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

/** Builds the single-page app into `dist/app`, which the server serves. `gallery.html` is a page of its own, so that production can leave it out. */
// Vite looks for a default export: the one place where the project has one.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [solid({ solid: { delegateEvents: false } })],
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // What the styles are written in: light-dark(), nesting, relative colours. Older targets would rewrite them into something that tokens can't steer.
    cssTarget: ['chrome123', 'edge123', 'firefox129', 'safari17.5'],
    assetsInlineLimit: 0, // the content security policy knows no data: URLs
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: `${import.meta.dirname}/index.html`, gallery: `${import.meta.dirname}/gallery.html` } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/trpc': API_OF_DEV, '/avatars': API_OF_DEV, '/dev/mailbox': API_OF_DEV, '/dev/mailbox.json': API_OF_DEV },
  },
  preview: { host: '127.0.0.1' },
})
