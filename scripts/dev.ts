import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { ROOT, toolEnvironment } from './repository.ts'

const WEB_PORT = 5173
const serverPort = process.env['PORT'] ?? '3000'
const publicUrl = `http://localhost:${WEB_PORT}`

/** What the server answers; all the rest, the gallery too, comes from Vite. */
const SERVER_PATHS = ['/trpc', '/avatars', '/dev/mailbox', '/healthz', '/readyz', '/.well-known']

const vite = await createServer({
  root: join(ROOT, 'packages/web'),
  server: {
    host: '127.0.0.1',
    port: WEB_PORT,
    strictPort: true, // links in mails name it
    proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, `http://127.0.0.1:${serverPort}`])),
  },
})
await vite.listen()

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(ROOT, 'packages/server/src/main.ts')], {
  env: { ...toolEnvironment(), PORT: serverPort, PUBLIC_BASE_URL: publicUrl },
  stdio: 'inherit',
})
console.log(`The app with live reload: ${publicUrl}`)

let isStopping = false
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  server.kill('SIGTERM')
  await vite.close()
}

server.on('exit', (code) => {
  process.exitCode = isStopping ? 0 : (code ?? 1)
  void stop()
})
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
