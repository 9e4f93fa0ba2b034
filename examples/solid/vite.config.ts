import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const latchkey = 'http://localhost:3000'

export default defineConfig({
  plugins: [solid()],
  // To the browser, page and Latchkey are one origin: no CORS, and the session is a first-party cookie.
  server: { proxy: { '/trpc': latchkey, '/avatars': latchkey } },
})
