import type { Api, AppRouter, procedures } from '@latchkey/shared/contract'
import { httpLink } from '@trpc/client/links/httpLink'
import { readAuthError } from './read-auth-error.ts'

interface ApiClientOptions {
  /** Where the server answers tRPC, such as `/trpc` or `https://accounts.example.com/trpc`. */
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
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
 * The operations over HTTP: each returns its data or throws an `AuthError`. It drives tRPC's link itself, because tRPC's client brings subscriptions and
 * batches along, which would be a tenth of everything that a host page has to load.
 */
export function createApiClient({ url, fetch = globalThis.fetch }: ApiClientOptions): Api {
  // Single calls, because the server answers no batches; cookies also to another origin, if that is where the server is.
  const link = httpLink<AppRouter>({
    url,
    fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? null, credentials: 'include' }),
  })({})
  const operation = (name: string, type: 'query' | 'mutation') => (input: unknown) =>
    new Promise((resolve, reject) => {
      const op = { id: 1, type, path: `auth.${name}`, input, context: {}, signal: null }
      link({ op, next: refuseNext }).subscribe({
        next: ({ result }) => resolve('data' in result ? result.data : undefined),
        error: (error) => reject(readAuthError(error)),
      })
    })
  return Object.fromEntries(Object.entries(KIND).map(([name, kind]) => [name, operation(name, kind)])) as unknown as Api
}

function refuseNext(): never {
  throw new Error('httpLink is the last link of a chain.')
}
