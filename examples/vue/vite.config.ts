import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const latchkey = 'http://localhost:3000'
const isCustomElement = (tag: string) => tag.startsWith('latchkey-')

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  // To the browser, page and Latchkey are one origin: no CORS, and the session is a first-party cookie.
  server: { proxy: { '/trpc': latchkey, '/avatars': latchkey } },
})
