import type { User } from '@latchkey/shared/contract'
import { createSignal, type Accessor } from 'solid-js'
import { createFlowRun, type BringView, type FlowRun } from './create-flow-run.ts'
import type { Flow, FlowView } from './flow.ts'
import { forgetReset } from './reset-memory.ts'

/** What is open in the dialog. */
export interface OpenFlow extends FlowRun {
  readonly allowCancel: boolean
  readonly promise: Promise<User | null>
  /** Ends it from outside, whatever `allowCancel` says. */
  readonly end: (user: User | null) => void
}

export interface OpenOptions {
  readonly allowCancel?: boolean | undefined
}

export interface FlowHost {
  /** The one flow that is on the screen. */
  readonly current: Accessor<OpenFlow | null>
  /** Opens a dialog; while one is open, the answer is that one's promise. */
  readonly open: (first: Flow, options?: OpenOptions) => Promise<User | null>
  /** Opens the dialog of an email link. It comes before any other, which waits behind it. */
  readonly openLink: (first: Flow) => Promise<User | null>
  /** Esc, Cancel or Back: null for whoever waits. */
  readonly cancel: () => void
  /** Somebody logged in or out elsewhere: who only waits for a login need not wait any more. */
  readonly userChanged: (user: User | null) => void
  /** Null for whoever waits, whatever `allowCancel` says; the dialog of an email link stays. */
  readonly leave: () => void
  /** Null for everybody who waits. */
  readonly dispose: () => void
}

interface HostDeps {
  readonly bring?: BringView
  readonly isKept?: () => Promise<boolean>
  readonly onLogin: (user: User) => void
  readonly onUserChanged: (user: User | null) => void
  readonly noteSuccess: () => void
}

// What somebody is about to read or to finish stays on the screen, even if they are logged in already.
const ENDS_WITH_LOGIN: ReadonlySet<FlowView> = new Set(['login', 'signup', 'check_email', 'forgot', 'enter_code'])
// Nobody's data stays on the screen when they have logged out, in whatever tab.
const ENDS_WITH_LOGOUT: ReadonlySet<FlowView> = new Set(['account'])

/** Decides which flow is on the screen: one at a time, links of mails first. */
export function createFlowHost(deps: HostDeps): FlowHost {
  const [asked, setAsked] = createSignal<OpenFlow | null>(null)
  const [link, setLink] = createSignal<OpenFlow | null>(null)
  const current = () => link() ?? asked()

  const open = (first: Flow, { allowCancel = true }: OpenOptions = {}) => {
    const pending = asked()
    if (pending) return pending.promise
    const opened = openFlow(deps, first, allowCancel, () => setAsked(null))
    setAsked(opened)
    return opened.promise
  }
  const openLink = (first: Flow) => {
    link()?.end(null)
    const opened = openFlow(deps, first, true, () => setLink(null))
    setLink(opened)
    return opened.promise
  }
  const leave = () => asked()?.end(null)
  return {
    current,
    open,
    openLink,
    leave,
    cancel: () => {
      const opened = current()
      if (opened?.allowCancel) opened.steps.close()
    },
    userChanged: (user) => {
      if (user) forgetReset()
      const waiting = asked()
      if (waiting && (user ? ENDS_WITH_LOGIN : ENDS_WITH_LOGOUT).has(waiting.flow().view)) waiting.end(user)
    },
    dispose: () => {
      leave() // first: what waits behind a link must not come up for a moment
      link()?.end(null)
    },
  }
}

function openFlow(deps: HostDeps, first: Flow, allowCancel: boolean, onEnd: () => void): OpenFlow {
  const { promise, resolve } = Promise.withResolvers<User | null>()
  let ended = false
  const end = (user: User | null) => {
    if (ended) return // by an answer that came after somebody had cancelled
    ended = true
    onEnd()
    resolve(user)
  }
  return { ...createFlowRun({ ...deps, first, onEnd: end }), allowCancel, promise, end }
}
