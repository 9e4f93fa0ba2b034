import type { Api, Settings, User } from '@latchkey/shared/contract'
import { type Accessor, createEffect, createMemo, createSignal, type JSX, on, Show, untrack } from 'solid-js'
import { FlowView } from '../dialogs/flow-view.tsx'
import { focusFirst, restoreFocus } from '../dialogs/focus.ts'
import { createFlowRun } from '../flows/create-flow-run.ts'
import type { Flow } from '../flows/flow.ts'
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

/**
 * The same views as a part of the page. After a login they are gone until the next logout: no password is left on the screen, and browsers offer to save one only when
 * its form has left the page.
 */
export function PageFlow(props: PageFlowProps): JSX.Element {
  const { onUserChanged, noteSuccess, loader } = untrack(() => props)
  const [isOver, setOver] = createSignal(false)
  const run = createFlowRun({
    first: untrack(() => start(props.view, props.options)),
    bring: loader.bring,
    isKept: () => isLoginKept(props.api),
    onLogin: onUserChanged,
    onUserChanged,
    // A page has no way out but to log in: what ends without that begins again.
    onEnd: (user) => {
      if (props.view === 'account') return props.options.onLeave?.()
      if (!user) return run.steps.go(start('login', props.options))
      props.options.onDone?.(user)
      setOver(true)
      run.steps.go(start(props.view, props.options))
      // A page of its own is left now. The host goes first: it may have a better place for the focus.
      if (props.options.place === 'panel') requestAnimationFrame(() => restoreFocus(null))
    },
    noteSuccess,
  })
  const ready = createMemo(() => {
    const settings = props.settings()
    return settings && !isOver() && { settings, pickWords: createPickWords(settings, props.languages.language(), props.languages.own) }
  })
  createEffect(() => props.user() ?? setOver(false))
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
          otherViews={loader.otherViews()}
          user={props.user()}
          onShown={props.options.onShown}
        />
      )}
    </Show>
  )
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
