import type { Output } from '@latchkey/shared/contract'
import type { ViewContext } from './view-props.ts'

type Confirmed = Output<'confirmEmail'> | Output<'checkSignup'>

/** Goes on after an address has been confirmed, whichever way that happened. Returns false if it has not been. */
export function afterConfirming(
  { steps, user: current }: Pick<ViewContext, 'steps' | 'user'>,
  email: string,
  { status, user }: Confirmed,
): boolean {
  const tell = (message: 'confirmed' | 'confirmed_elsewhere' | 'awaiting_approval') => {
    steps.advance({ view: 'message', message, email })
    return true
  }
  switch (status) {
    case 'logged_in':
      if (user) steps.loggedIn(user, 'confirmed_logged_in')
      return user !== undefined
    case 'confirmed':
      return tell(current && current.email !== email ? 'confirmed_elsewhere' : 'confirmed')
    case 'awaiting_approval':
      return tell('awaiting_approval')
    default:
      return false
  }
}
