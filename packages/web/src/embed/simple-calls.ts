import type { Api } from '@latchkey/shared/contract'
import type { Auth } from './auth.ts'
import type { Session } from './session.ts'

/** What needs no form: it works, or it does not. */
export function createSimpleCalls(api: Api, session: Session): Pick<Auth, 'logout' | 'resendConfirmation'> {
  return {
    logout: async () => {
      const worked = await isDone(api.logout())
      if (worked) session.change(null)
      return worked
    },
    resendConfirmation: async () => {
      const email = session.user()?.email
      return email !== undefined && (await isDone(api.resendConfirmation({ email })))
    },
  }
}

function isDone(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}
