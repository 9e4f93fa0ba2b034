import type { Api } from '@latchkey/shared/contract'
import type { Auth } from './auth.ts'
import type { Languages } from './create-languages.ts'
import type { Session } from './session.ts'

type SimpleCalls = Pick<Auth, 'logout' | 'resendConfirmation' | 'locale' | 'setLocale'>

/** What needs no form. */
export function createSimpleCalls(api: Api, session: Session, languages: Languages): SimpleCalls {
  return {
    locale: languages.locale,
    setLocale: languages.choose,
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
