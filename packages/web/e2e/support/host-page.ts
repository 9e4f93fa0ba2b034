import { readFile } from 'node:fs/promises'
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const LIBRARY = join(import.meta.dirname, '../../dist/lib')
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8' }

export interface HostPage {
  /** Its one page. */
  readonly html: string
  /** Scripts and styles of its own, by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly csp?: string
}

/** Somebody else's site: a page, and the built library below `/lib`. What is of Latchkey it passes on to `server`, once that is set. Closes itself. */
export async function startHostPage() {
  const host: { page: HostPage; server: string | undefined } = { page: { html: '' }, server: undefined }
  const http = createServer((request, response) => void answer(host, request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    /** The same page of another site, as browsers see it. */
    otherSiteUrl: `http://127.0.0.1:${port}`,
    show: (page: HostPage) => void (host.page = page),
    passOnTo: (server: string) => void (host.server = server),
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

async function answer(
  host: { page: HostPage; server: string | undefined },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://host').pathname
  if (host.server && /^\/(?:trpc|embed|avatars)\//.test(path)) return passOn(host.server, request, response)
  const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8'
  const own = path === '/' ? host.page.html : host.page.files?.[path]
  const body =
    own ?? (path.startsWith('/lib/') ? await readFile(join(LIBRARY, path.slice('/lib/'.length)), 'utf8').catch(() => null) : null)
  response.writeHead(body === null ? 404 : 200, {
    'content-type': type,
    ...(host.page.csp && { 'content-security-policy': host.page.csp }),
  })
  response.end(body ?? 'Not found')
}

/** As a reverse proxy does it: the request as it is, but for the host that it is sent to. */
function passOn(server: string, request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(server)
  const onward = forward({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(response)
  })
  onward.on('error', () => response.destroy())
  request.pipe(onward)
}
