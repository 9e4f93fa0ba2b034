import type { AuthError } from '@latchkey/shared'
import type { ViewContext } from '../view-props.ts'

/** Goes to the login if the session has ended meanwhile; tells whether that was it. */
export function isSessionLost({ code }: AuthError, { steps, user, words }: Pick<ViewContext, 'steps' | 'user' | 'words'>): boolean {
  if (code !== 'login_required') return false
  // First the login: as soon as nobody is logged in, whatever shows an account closes.
  steps.go({ view: 'login', email: user?.email ?? '', message: words.account.loginAgain })
  steps.userChanged(null)
  return true
}
