import type { Api, procedures } from '@latchkey/shared/contract'
import { read, readAuthError } from './read-auth-error.ts'

interface ApiClientOptions {
  /** Where the server answers tRPC, such as `/trpc` or `https://accounts.example.com/trpc`. */
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
  /** The language that the forms speak: mails shall speak it too. Without it the browser says its own. */
  readonly locale?: () => string
}

type QueryName = { [Name in keyof Api]: (typeof procedures)[Name]['kind'] extends 'query' ? Name : never }[keyof Api]

const QUERIES: Readonly<Record<QueryName, true>> = {
  settings: true,
  currentUser: true,
  listSessions: true,
  listActivity: true,
  exportData: true,
}

/**
 * The operations over HTTP: each returns its data or throws an `AuthError`. What it speaks is tRPC's plain form, one call a request
 * (https://trpc.io/docs/rpc), without tRPC's own link: that one's streams, batches and uploads would be an eighth of what a host page has to load.
 */
export function createApiClient({ url, locale, fetch = globalThis.fetch }: ApiClientOptions): Api {
  const operation = (name: string) => (input: unknown) => {
    const spoken = locale && { 'accept-language': locale() }
    // No query takes an input, which would stand in the URL.
    const sent: RequestInit =
      name in QUERIES
        ? { method: 'GET', headers: { ...spoken } }
        : { method: 'POST', headers: { ...spoken, 'content-type': 'application/json' }, body: JSON.stringify(input) ?? null }
    // Cookies also to another origin, if that is where the server is.
    return readAnswer(fetch(`${url}/auth.${name}`, { ...sent, credentials: 'include' }))
  }
  // Without a list of the operations, which nobody needs before the forms, and those know their names.
  return new Proxy({} as Api, { get: (_, name) => operation(String(name)) })
}

async function readAnswer(sent: Promise<Response>): Promise<unknown> {
  // No network, a proxy's page: whatever can't be read is no answer of ours.
  const response = await sent.catch(() => undefined)
  const answer =
    response &&
    (await response
      .text()
      .then((text) => parse(text, response.url))
      .catch(() => undefined))
  const result = read(answer, 'result')
  if (result === undefined) throw readAuthError(read(answer, 'error'), response?.headers.get('latchkey-error'))
  return read(result, 'data')
}

/** Pictures are named by their path on the server, which may be of another origin than the page. */
function parse(text: string, url: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    key === 'avatarUrl' && String(value).startsWith('/') ? new URL(String(value), url).href : value,
  ) as unknown
}
