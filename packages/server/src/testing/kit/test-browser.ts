import { AuthError } from '@latchkey/shared'
import { procedures, type Input, type Output, type WireError } from '@latchkey/shared/contract'

/** The operations of the contract. */
type Name = keyof typeof procedures

/** What `fetch` takes, also from callers who say `undefined` where they mean nothing. */
export type FetchInit = { readonly [Key in keyof RequestInit]?: RequestInit[Key] | undefined }

/** Somebody at a page of the application: keeps the cookies that it is given, sends them back, and says whose page it is. */
export interface TestBrowser {
  /** Like the global one, but for cookies and `Origin`; a path counts from the server. A tRPC client takes it as it is: `httpLink({ url: `${server.url}/api`, fetch: browser.fetch })`. */
  readonly fetch: (path: string | URL | Request, init?: FetchInit) => Promise<Response>
  /** Posts JSON, as our dialogs and tRPC clients do. */
  readonly post: (path: string, input?: unknown) => Promise<Response>
  /** One of Latchkey's operations, as a dialog calls it: `await browser.call('login', { identifier, password })`. Rejects with the `AuthError` that the dialog would show. */
  readonly call: <N extends Name>(
    name: N,
    ...input: undefined extends Input<N> ? [input?: Input<N>] : [input: Input<N>]
  ) => Promise<Output<N>>
  /** The `Cookie` header that it sends now; empty when there are none. */
  readonly cookie: () => string
}

/** A browser at a page of `origin` that begins with these cookies. */
export function createTestBrowser({ url, origin }: { readonly url: string; readonly origin: string }, cookie = ''): TestBrowser {
  const jar = new Map(cookie.split('; ').flatMap((pair) => (pair ? [splitPair(pair)] : [])))
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const browserFetch: TestBrowser['fetch'] = async (path, init) => {
    const request = new Request(path instanceof Request ? path : new URL(path, url), init as RequestInit)
    if (!request.headers.has('origin')) request.headers.set('origin', origin)
    if (jar.size > 0 && !request.headers.has('cookie')) request.headers.set('cookie', cookieHeader())
    const response = await fetch(request)
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }
  const post: TestBrowser['post'] = (path, input) =>
    browserFetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(input !== undefined && { body: JSON.stringify(input) }),
    })
  return {
    fetch: browserFetch,
    post,
    call: async (name, ...[input]) => {
      const path = `/trpc/auth.${name}`
      const response = await (procedures[name].kind === 'query' ? browserFetch(path) : post(path, input))
      return readAnswer(await response.json()) as Output<typeof name>
    },
    cookie: cookieHeader,
  }
}

/** What is over is gone; how long the rest lives is not looked at. */
function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/; */)
  const [name, value] = splitPair(pair)
  if (attributes.some((attribute) => /^max-age=(?:0|-\d+)$/i.test(attribute))) jar.delete(name)
  else jar.set(name, value)
}

function splitPair(pair: string): [name: string, value: string] {
  const [name = '', ...value] = pair.split('=')
  return [name, value.join('=')]
}

function readAnswer(body: unknown): unknown {
  const { result, error } = body as { result?: { data: unknown }; error?: { data: { auth: WireError } } }
  if (!error) return result?.data
  const { code, ...details } = error.data.auth
  throw new AuthError(code, details)
}
