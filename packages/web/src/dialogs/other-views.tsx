import { untrack, type Component, type JSX } from 'solid-js'
import type { Flow, FlowView } from '../flows/flow.ts'
import { en } from '../text/en.ts'
import { AccountView } from './account/account-view.tsx'
import { ChangeEmailView, UndoView } from './account/link-view.tsx'
import { CheckEmailView } from './check-email-view.tsx'
import { ConfirmView } from './confirm-view.tsx'
import { EnterCodeView } from './enter-code-view.tsx'
import { ForgotView } from './forgot-view.tsx'
import { MessageView } from './message-view.tsx'
import { ResendConfirmation } from './resend-confirmation.tsx'
import { ResetView } from './reset-view.tsx'
import { SignupView } from './signup-view.tsx'
import type { FlowViewProps, ViewProps } from './view-props.ts'

export { ResendConfirmation }

/*
 * The door to every view but the login, and to its words: most visitors log in and are done, so this is fetched when the login stands.
 */

type Other = Exclude<FlowView, 'login'>

const VIEWS: { readonly [Name in Other]: Component<ViewProps<Name>> } = {
  signup: SignupView,
  check_email: CheckEmailView,
  forgot: ForgotView,
  enter_code: EnterCodeView,
  reset: ResetView,
  confirm: ConfirmView,
  account: AccountView,
  change: ChangeEmailView,
  undo: UndoView,
  message: MessageView,
}

/** Shows one flow in the view that is made for it. */
export function OtherView(props: FlowViewProps): JSX.Element {
  const { flow: wanted, settings, pickWords } = untrack(() => props)
  const flow: Flow =
    wanted.view === 'signup' && settings.signup === 'closed' ? { view: 'message', message: 'signup_closed', email: wanted.email } : wanted
  const Open = VIEWS[flow.view as Other] as Component<ViewProps<Other>>
  return Open(Object.create(props, { flow: { value: flow }, words: { value: pickWords(en) } }) as ViewProps<Other>)
}
