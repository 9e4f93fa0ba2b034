import type { User } from '@latchkey/shared/contract'
import { createSignal, type Accessor } from 'solid-js'
import type { Flow, FlowSteps, MessageName } from './flow.ts'

interface FlowRunOptions {
  readonly first: Flow
  /** Asked after each login; if it was not kept, that is said, and nobody is logged in. Without it every login counts. */
  readonly isKept?: (() => Promise<boolean>) | undefined
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
export function createFlowRun({ first, isKept, onLogin, onUserChanged, onEnd, noteSuccess }: FlowRunOptions): FlowRun {
  const [flow, setFlow] = createSignal<Flow>(first)
  const go = (next: Flow) => void setFlow(next)
  let loggedIn: User | null = null
  const close = () => onEnd(loggedIn)
  const finish = (user: User, message?: MessageName) => {
    loggedIn = user
    // First the message, then the news: whoever hears the news ends the flows that only wait for a login.
    if (message) go({ view: 'message', message, email: user.email })
    onLogin(user)
    if (!message) close()
    noteSuccess()
  }
  const finishIfKept = async (kept: Promise<boolean>, user: User, message?: MessageName) => {
    if (await kept) finish(user, message)
    else go({ view: 'message', message: 'login_not_kept', email: user.email })
  }
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
      loggedIn: (user, message) => (isKept ? void finishIfKept(isKept(), user, message) : finish(user, message)),
    },
  }
}
