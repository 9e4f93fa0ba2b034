import { Show, untrack, type JSX } from 'solid-js'
import type { Flow, FlowSteps } from '../flows/flow.ts'
import { loginWords } from '../text/en-login.ts'
import { LoginView, type LoginViewProps } from './login-view.tsx'
import type { FlowViewProps } from './view-props.ts'

/** Shows whatever is open. Each new flow gets a new form, even if its view is the same; so does each new language. */
export function FlowView(props: FlowViewProps): JSX.Element {
  return (
    <Show when={props.pickWords} keyed>
      {(pickWords) => (
        <Show when={props.flow} keyed>
          {(flow) => {
            // All that this got, as live as it is, with what is only of this flow.
            const own = { flow: { value: flow }, steps: { value: stepsOf(flow, props) }, words: { value: pickWords(loginWords) } }
            const view = Object.create(props, own) as LoginViewProps
            return flow.view === 'login' ? LoginView(view) : props.otherViews?.OtherView(view)
          }}
        </Show>
      )}
    </Show>
  )
}

/** What a view can do as long as it is what is shown. Whoever has gone on is not moved by an answer that comes late; but who is logged in or out by it, is so. */
function stepsOf(flow: Flow, props: FlowViewProps): FlowSteps {
  const { steps } = untrack(() => props)
  const isShown = () => untrack(() => props.flow) === flow
  return {
    ...steps,
    go: (next) => isShown() && steps.go(next),
    advance: (next) => isShown() && steps.advance(next),
    close: () => isShown() && steps.close(),
  }
}
