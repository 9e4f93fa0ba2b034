import type { Api, Settings, User } from '@latchkey/shared/contract'
import { type Accessor, createEffect, createMemo, createRenderEffect, createSignal, type JSX, on, Show, untrack } from 'solid-js'
import { FlowView } from '../dialogs/flow-view.tsx'
import { focusFirst, restoreFocus } from '../dialogs/focus.ts'
import { createFlowRun } from '../flows/create-flow-run.ts'
import type { Flow, FlowView as ViewName } from '../flows/flow.ts'
import { isLoginKept } from '../flows/is-login-kept.ts'
import { createPickWords } from '../text/text.ts'
import type { MountOptions, PageView } from './auth.ts'
import type { Languages } from './create-languages.ts'
import type { FormsLoader } from './load-forms.ts'

export interface PageFlowProps {
  readonly api: Api
  readonly loader: FormsLoader
  /** Undefined while they are still on their way. */
  readonly settings: Accessor<Settings | undefined>
  readonly user: Accessor<User | null>
  readonly languages: Languages
  readonly view: PageView
  readonly options: MountOptions
  readonly element: Element
  readonly onUserChanged: (user: User | null) => void
  readonly noteSuccess: () => void
}

// Of no use to whoever is logged in; a message or what a mail leads to is.
const FOR_GUESTS: readonly ViewName[] = ['login', 'signup']

/**
 * The same views as a part of the page. After a login, here or elsewhere, they are gone until the next logout: no password is left on the screen, and browsers offer to
 * save one only when its form has left the page.
 */
export function PageFlow(props: PageFlowProps): JSX.Element {
  const { run, isOver } = createPageRun(props)
  const ready = createMemo(() => {
    const settings = props.settings()
    return settings && !isOver() && { settings, pickWords: createPickWords(settings, props.languages.language(), props.languages.own) }
  })
  createEffect(on(run.flow, () => focusFirst(props.element), { defer: true }))
  return (
    <Show when={ready()}>
      {(now) => (
        <FlowView
          flow={run.flow()}
          isLeaving={run.isLeaving()}
          steps={run.steps}
          allowCancel={false}
          place={props.options.place ?? 'page'}
          api={props.api}
          settings={now().settings}
          pickWords={now().pickWords}
          otherViews={props.loader.otherViews()}
          user={props.user()}
          onShown={props.options.onShown}
        />
      )}
    </Show>
  )
}

/** The way through the views, and whether it is over until the next logout. */
function createPageRun(props: PageFlowProps) {
  const { onUserChanged, noteSuccess, loader } = untrack(() => props)
  const [isOver, setOver] = createSignal(false)
  const begin = (view = props.view) => run.steps.go(start(view, props.options))
  const end = () => {
    setOver(true)
    begin() // without what was typed
  }
  const run = createFlowRun({
    first: untrack(() => start(props.view, props.options)),
    bring: loader.bring,
    isKept: () => isLoginKept(props.api),
    onLogin: onUserChanged,
    onUserChanged,
    // A page has no way out but to log in: what ends without that begins again.
    onEnd: (user) => {
      const { view, options } = props
      if (view === 'account') {
        options.onLeave?.()
        // The host of a whole page goes elsewhere when it hears of that; whatever stays begins again.
        if (options.place === 'panel' || !options.onLeave) begin()
      } else if (user) {
        options.onDone?.(user)
        end()
      } else begin('login')
      // A page of its own is left now. The host goes first: it may have a better place for the focus.
      if (options.place === 'panel') requestAnimationFrame(() => restoreFocus(null))
    },
    noteSuccess,
  })
  // At once, so that no form is drawn for whoever needs none. The account asks for a login before anybody is told that the session is over.
  createRenderEffect(() => {
    if (!props.user()) setOver(false)
    else if (props.view !== 'account' && !isOver() && FOR_GUESTS.includes(run.flow().view)) end()
  })
  return { run, isOver }
}

function start(view: PageView, { email = '', message, section = 'menu' }: MountOptions): Flow {
  switch (view) {
    case 'account':
      return { view, section }
    case 'login':
      return { view, email, message }
    default:
      return { view, email }
  }
}
