import type { Api, procedures } from '@latchkey/shared/contract'
import { read, readAuthError } from './read-auth-error.ts'

interface ApiClientOptions {
  /** Where the server answers tRPC, such as `/trpc` or `https://accounts.example.com/trpc`. */
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
  /** The language that the forms speak: mails shall speak it too. Without it the browser says its own. */
  readonly locale?: () => string
}

const KIND: { readonly [Name in keyof Api]: (typeof procedures)[Name]['kind'] } = {
  settings: 'query',
  currentUser: 'query',
  signup: 'mutation',
  checkSignup: 'mutation',
  login: 'mutation',
  logout: 'mutation',
  resendConfirmation: 'mutation',
  confirmEmail: 'mutation',
  requestPasswordReset: 'mutation',
  checkPasswordResetKey: 'mutation',
  resetPassword: 'mutation',
  changePassword: 'mutation',
  changeName: 'mutation',
  changeUsername: 'mutation',
  updateProfile: 'mutation',
  requestEmailChange: 'mutation',
  confirmEmailChange: 'mutation',
  cancelEmailChange: 'mutation',
  resendEmailChange: 'mutation',
  undoSecurityChange: 'mutation',
  listSessions: 'query',
  revokeSession: 'mutation',
  revokeOtherSessions: 'mutation',
  listActivity: 'query',
  exportData: 'query',
  proveIdentity: 'mutation',
  deleteAccount: 'mutation',
}

/**
 * The operations over HTTP: each returns its data or throws an `AuthError`. What it speaks is tRPC's plain form, one call a request
 * (https://trpc.io/docs/rpc), without tRPC's own link: that one's streams, batches and uploads would be an eighth of what a host page has to load.
 */
export function createApiClient({ url, locale, fetch = globalThis.fetch }: ApiClientOptions): Api {
  const operation = (name: string, kind: 'query' | 'mutation') => async (input: unknown) => {
    const json = input === undefined ? undefined : JSON.stringify(input)
    const query = kind === 'query' && json ? `?input=${encodeURIComponent(json)}` : ''
    const headers = { ...(locale && { 'accept-language': locale() }), ...(kind === 'mutation' && { 'content-type': 'application/json' }) }
    const sent: RequestInit = kind === 'query' ? { method: 'GET', headers } : { method: 'POST', headers, body: json ?? null }
    // Cookies also to another origin, if that is where the server is.
    return readAnswer(fetch(`${url}/auth.${name}${query}`, { ...sent, credentials: 'include' }))
  }
  return Object.fromEntries(Object.entries(KIND).map(([name, kind]) => [name, operation(name, kind)])) as unknown as Api
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
  return JSON.parse(text, (key, value: unknown) => (key === 'avatarUrl' ? new URL(String(value), url).href : value)) as unknown
}
