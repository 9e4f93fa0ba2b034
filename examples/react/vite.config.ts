import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const latchkey = 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  // To the browser, page and Latchkey are one origin: no CORS, and the session is a first-party cookie.
  server: { proxy: { '/trpc': latchkey, '/avatars': latchkey } },
})
