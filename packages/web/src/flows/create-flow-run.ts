import type { User } from '@latchkey/shared/contract'
import { batch, createSignal, untrack, type Accessor } from 'solid-js'
import type { Flow, FlowSteps, FlowView, MessageName } from './flow.ts'
import { forgetReset, resumeReset } from './reset-memory.ts'

/** Fetches what shows a view; undefined if that is here already. Resolves to whether it is here now; if not, whoever waits has been told so, unless nobody does any more. */
export type BringView = (view: FlowView, isAwaited: () => boolean) => Promise<boolean> | undefined

interface FlowRunOptions {
  readonly first: Flow
  /** Asked before another view is shown than the first. Without it every view is here. */
  readonly bring?: BringView | undefined
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
  /** Another view is on its way; until it is here, this one stays. */
  readonly isLeaving: Accessor<boolean>
  readonly steps: FlowSteps
}

/** What is still to be shown when somebody has logged in; undefined if that was all. */
function afterLogin(flow: Flow, { email }: User, message?: MessageName): Flow | undefined {
  if (message) return { view: 'message', message, email }
  return flow.view === 'login' && flow.email === email ? flow.resume : undefined
}

/** The state of one flow: which view is open, and who has logged in on the way. */
export function createFlowRun({ first, bring, isKept, onLogin, onUserChanged, onEnd, noteSuccess }: FlowRunOptions): FlowRun {
  const [flow, setFlow] = createSignal(resumeReset(first))
  const [coming, setComing] = createSignal<Flow | null>(null)
  let loggedIn: User | null = null
  const show = (next: Flow, onShown?: () => void) => {
    setComing(null)
    forgetReset(next)
    setFlow(next)
    onShown?.()
  }
  const go = async (wanted: Flow, onShown?: () => void, onFailed?: () => void) => {
    const next = untrack(flow).view === 'reset' ? wanted : resumeReset(wanted)
    const isAwaited = () => coming() === next // whoever went elsewhere meanwhile is not moved any more
    const brought = bring?.(next.view, isAwaited)
    // At once, if nothing has to be fetched.
    if (!brought) return show(next, onShown)
    setComing(next)
    const isHere = await brought
    if (!isAwaited()) return
    if (isHere) return show(next, onShown)
    setComing(null)
    onFailed?.()
  }
  const close = () => {
    setComing(null)
    forgetReset()
    onEnd(loggedIn)
  }
  const finish = (user: User, message?: MessageName) => {
    const next = afterLogin(untrack(flow), user, message)
    loggedIn = user
    batch(() => {
      // First the message, then the news: whoever hears the news ends the flows that only wait for a login.
      if (next) show(next)
      onLogin(user)
    })
    if (!next) close()
    noteSuccess()
  }
  const finishIfKept = async (kept: Promise<boolean>, user: User, message?: MessageName) => {
    const { email } = user
    if (await kept) finish(user, message)
    // What was sent is done: without the message there has to be another form.
    else void go({ view: 'message', message: 'login_not_kept', email }, undefined, () => show({ view: 'login', email }))
  }
  return {
    flow,
    isLeaving: () => coming() !== null,
    steps: {
      go: (next) => void go(next),
      advance: (next) => void go(next, noteSuccess),
      prepare: (view) => void bring?.(view, () => false),
      close,
      userChanged: (user) => {
        loggedIn = user
        onUserChanged(user)
      },
      loggedIn: (user, message) => (isKept ? void finishIfKept(isKept(), user, message) : finish(user, message)),
    },
  }
}
