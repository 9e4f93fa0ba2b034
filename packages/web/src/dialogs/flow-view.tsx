import { createMemo, Match, Show, Switch, type JSX } from 'solid-js'
import type { FlowOf, FlowView as View } from '../flows/flow.ts'
import { AccountView } from './account/account-view.tsx'
import { ChangeEmailView } from './account/change-email-view.tsx'
import { UndoView } from './account/undo-view.tsx'
import { CheckEmailView } from './check-email-view.tsx'
import { ConfirmView } from './confirm-view.tsx'
import { EnterCodeView } from './enter-code-view.tsx'
import { ForgotView } from './forgot-view.tsx'
import { LoginView } from './login-view.tsx'
import { MessageView } from './message-view.tsx'
import { ResetView } from './reset-view.tsx'
import { SignupView } from './signup-view.tsx'
import type { FlowViewProps } from './view-props.ts'

/** Shows whatever is open. Each new flow gets a new form, even if its view is the same; so does each new language. */
export function FlowView(props: FlowViewProps): JSX.Element {
  const flow = createMemo(() =>
    props.flow.view === 'signup' && props.settings.signup === 'closed'
      ? ({ view: 'message', message: 'signup_closed', email: props.flow.email } as const)
      : props.flow,
  )
  const open = <Name extends View>(view: Name): FlowOf<Name> | undefined => {
    const now = flow()
    return isView(now, view) ? now : undefined
  }
  return (
    <Show when={props.words} keyed>
      <Switch>
        <Match when={open('login')} keyed>
          {(current) => <LoginView {...props} flow={current} />}
        </Match>
        <Match when={open('signup')} keyed>
          {(current) => <SignupView {...props} flow={current} />}
        </Match>
        <Match when={open('check_email')} keyed>
          {(current) => <CheckEmailView {...props} flow={current} />}
        </Match>
        <Match when={open('forgot')} keyed>
          {(current) => <ForgotView {...props} flow={current} />}
        </Match>
        <Match when={open('enter_code')} keyed>
          {(current) => <EnterCodeView {...props} flow={current} />}
        </Match>
        <Match when={open('reset')} keyed>
          {(current) => <ResetView {...props} flow={current} />}
        </Match>
        <Match when={open('confirm')} keyed>
          {(current) => <ConfirmView {...props} flow={current} />}
        </Match>
        <Match when={open('account')} keyed>
          {(current) => <AccountView {...props} flow={current} />}
        </Match>
        <Match when={open('change')} keyed>
          {(current) => <ChangeEmailView {...props} flow={current} />}
        </Match>
        <Match when={open('undo')} keyed>
          {(current) => <UndoView {...props} flow={current} />}
        </Match>
        <Match when={open('message')} keyed>
          {(current) => <MessageView {...props} flow={current} />}
        </Match>
      </Switch>
    </Show>
  )
}

function isView<Name extends View>(flow: FlowOf<View>, view: Name): flow is FlowOf<Name> {
  return flow.view === view
}
