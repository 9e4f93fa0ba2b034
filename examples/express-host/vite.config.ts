import { defineConfig } from 'vite'

/** The pages, which `server/main.ts` serves. */
export default defineConfig({ build: { outDir: 'dist/pages' } })
