import type { Api, AppRouter } from '@latchkey/shared/contract'
import { createTRPCClient, httpLink } from '@trpc/client'
import { readAuthError } from './read-auth-error.ts'

interface ApiClientOptions {
  /** Where the server answers tRPC, such as `/trpc` or `https://accounts.example.com/trpc`. */
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
}

/** The operations over HTTP: each returns its data or throws an `AuthError`. */
export function createApiClient({ url, fetch = globalThis.fetch }: ApiClientOptions): Api {
  const { auth } = createTRPCClient<AppRouter>({
    // Single calls, because the server answers no batches; cookies also to another origin, if that is where the server is.
    links: [httpLink({ url, fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? null, credentials: 'include' }) })],
  })
  return {
    settings: () => call(auth.settings.query()),
    currentUser: () => call(auth.currentUser.query()),
    signup: (input) => call(auth.signup.mutate(input)),
    checkSignup: (input) => call(auth.checkSignup.mutate(input)),
    login: (input) => call(auth.login.mutate(input)),
    logout: (input) => call(auth.logout.mutate(input)),
    resendConfirmation: (input) => call(auth.resendConfirmation.mutate(input)),
    confirmEmail: (input) => call(auth.confirmEmail.mutate(input)),
    requestPasswordReset: (input) => call(auth.requestPasswordReset.mutate(input)),
    checkPasswordResetKey: (input) => call(auth.checkPasswordResetKey.mutate(input)),
    resetPassword: (input) => call(auth.resetPassword.mutate(input)),
  }
}

async function call<Output>(answer: Promise<Output>): Promise<Output> {
  try {
    return await answer
  } catch (error) {
    throw readAuthError(error)
  }
}
