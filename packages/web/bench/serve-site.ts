import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const SETTINGS = {
  privacy: 'private',
  confirmation: 'required',
  signup: 'open',
  loginWith: ['email'],
  passwordMinLength: 8,
  rememberDefault: false,
  mailCooldown: 60,
}
/** What libraries ask before anybody is logged in, and what they hear. All else that is no file is not there. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/trpc/auth.currentUser': { result: { data: null } },
  '/trpc/auth.settings': { result: { data: SETTINGS } },
  '/api/auth/get-session': null,
}

/** Serves a folder of files on the loopback, and the answers above. */
export async function serveSite(folder: string): Promise<AsyncDisposable & { readonly origin: string }> {
  const start =
    readdirSync(folder).find((name) => name === 'index.html') ?? readdirSync(folder).find((name) => name.endsWith('.html')) ?? ''
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    const file = join(folder, normalize(pathname === '/' ? start : pathname))
    if (pathname in ANSWERS) {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(ANSWERS[pathname]))
    } else if (extname(file) && existsSync(file)) {
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
      createReadStream(file).pipe(response)
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return { origin: originOf(server), [Symbol.asyncDispose]: async () => void server.close() }
}

function originOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}
