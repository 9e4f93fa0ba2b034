import type { User } from '@latchkey/shared/contract'
import { createSignal, type Accessor } from 'solid-js'
import type { Flow, FlowSteps } from './flow.ts'

interface FlowRunOptions {
  readonly first: Flow
  /** Somebody is logged in now, even if there is still a message to read. */
  readonly onLogin: (user: User) => void
  /** The user looks different now, or is logged out. */
  readonly onUserChanged: (user: User | null) => void
  /** Called each time the flow has come to its end. */
  readonly onEnd: (user: User | null) => void
  /** Called when a form has been taken off the screen because it succeeded. */
  readonly noteSuccess: () => void
}

/** One way through the views, from the first one to its end. */
export interface FlowRun {
  readonly flow: Accessor<Flow>
  readonly steps: FlowSteps
}

/** The state of one flow: which view is open, and who has logged in on the way. */
export function createFlowRun({ first, onLogin, onUserChanged, onEnd, noteSuccess }: FlowRunOptions): FlowRun {
  const [flow, setFlow] = createSignal<Flow>(first)
  const go = (next: Flow) => void setFlow(next)
  let loggedIn: User | null = null
  const close = () => onEnd(loggedIn)
  return {
    flow,
    steps: {
      go,
      advance: (next) => {
        go(next)
        noteSuccess()
      },
      close,
      userChanged: (user) => {
        loggedIn = user
        onUserChanged(user)
      },
      loggedIn: (user, message) => {
        loggedIn = user
        // First the message, then the news: whoever hears the news ends the flows that only wait for a login.
        if (message) go({ view: 'message', message, email: user.email })
        onLogin(user)
        if (!message) close()
        noteSuccess()
      },
    },
  }
}
