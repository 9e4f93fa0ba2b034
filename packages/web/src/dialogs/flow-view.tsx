import { createMemo, Show, type Component, type JSX } from 'solid-js'
import type { FlowView as View } from '../flows/flow.ts'
import { AccountView } from './account/account-view.tsx'
import { ChangeEmailView, UndoView } from './account/link-view.tsx'
import { CheckEmailView } from './check-email-view.tsx'
import { ConfirmView } from './confirm-view.tsx'
import { EnterCodeView } from './enter-code-view.tsx'
import { ForgotView } from './forgot-view.tsx'
import { LoginView } from './login-view.tsx'
import { MessageView } from './message-view.tsx'
import { ResetView } from './reset-view.tsx'
import { SignupView } from './signup-view.tsx'
import type { FlowViewProps, ViewProps } from './view-props.ts'

const VIEWS: { readonly [Name in View]: Component<ViewProps<Name>> } = {
  login: LoginView,
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

/** Shows whatever is open. Each new flow gets a new form, even if its view is the same; so does each new language. */
export function FlowView(props: FlowViewProps): JSX.Element {
  const flow = createMemo(() =>
    props.flow.view === 'signup' && props.settings.signup === 'closed'
      ? ({ view: 'message', message: 'signup_closed', email: props.flow.email } as const)
      : props.flow,
  )
  return (
    <Show when={props.words} keyed>
      <Show when={flow()} keyed>
        {(current) => {
          const Open = VIEWS[current.view] as Component<ViewProps<View>>
          // All that the flow got, as live as it is, and which one it is.
          return Open(Object.create(props, { flow: { value: current } }) as ViewProps<View>)
        }}
      </Show>
    </Show>
  )
}
