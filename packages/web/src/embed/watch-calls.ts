import type { Api } from '@latchkey/shared/contract'
import { noteReset } from '../flows/reset-memory.ts'
import type { AuthEvents } from './auth.ts'

/** The same operations; each sign-up that was accepted is told, and who has asked for a reset is remembered. */
export function watchCalls(api: Api, announce: (detail: AuthEvents['signup']) => void): Api {
  const signup: Api['signup'] = async (input) => {
    const result = await api.signup(input)
    announce({ email: input.email, status: result.status })
    return result
  }
  const requestPasswordReset: Api['requestPasswordReset'] = async (input) => {
    const result = await api.requestPasswordReset(input)
    noteReset(input.email)
    return result
  }
  // Not copied: what a client can do need not be listed in it.
  return Object.create(api, { signup: { value: signup }, requestPasswordReset: { value: requestPasswordReset } }) as Api
}
