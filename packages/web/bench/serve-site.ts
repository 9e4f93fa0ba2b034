import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import { DEFAULT_SETTINGS } from '../src/embed/load-settings.ts'

/** What libraries ask before anybody is logged in, and what they hear. All else that is no file is not there. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/trpc/auth.currentUser': { result: { data: null } },
  '/trpc/auth.settings': { result: { data: DEFAULT_SETTINGS } },
  '/api/auth/get-session': null,
}

/** Serves a folder of files on the loopback, and the answers above. The page of `/` is its `index.html`, else its only page. */
export async function serveSite(folder: string): Promise<AsyncDisposable & { readonly origin: string }> {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
  const start = pages.includes('index.html') ? '/' : `/${pages[0] ?? ''}`
  const files = sirv(folder, { dev: true })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    if (pathname in ANSWERS) response.setHeader('content-type', 'application/json').end(JSON.stringify(ANSWERS[pathname]))
    else {
      if (pathname === '/') request.url = start
      files(request, response, () => void response.writeHead(404).end())
    }
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() }
}
