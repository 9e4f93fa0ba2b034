import type { Api } from '@latchkey/shared/contract'
import type { AuthEvents } from './auth.ts'

/** The same operations; each sign-up that was accepted is told. */
export function announceSignUps(api: Api, announce: (detail: AuthEvents['signup']) => void): Api {
  const signup: Api['signup'] = async (input) => {
    const result = await api.signup(input)
    announce({ email: input.email, status: result.status })
    return result
  }
  // Not copied: what a client can do need not be listed in it.
  return Object.create(api, { signup: { value: signup } }) as Api
}
