import type { Api, Settings, User } from '@latchkey/shared/contract'
import { createSignal } from 'solid-js'
import { FlowView } from '../dialogs/flow-view.tsx'
import type { Shown } from '../dialogs/shown.ts'
import * as otherViews from '../dialogs/other-views.tsx'
import { createFlowRun } from '../flows/create-flow-run.ts'
import type { Flow } from '../flows/flow.ts'
import { createPickWords } from '../text/text.ts'
import { createFakeApi, SETTINGS, type Call } from './fake-api.ts'
import { mount } from './mount.ts'

interface ShowOptions {
  readonly api?: Partial<Api>
  readonly settings?: Partial<Settings>
  readonly user?: User | null
}

/** What happened to a flow that is on the page. */
export interface ShownFlow {
  readonly element: HTMLElement
  readonly calls: Call[]
  readonly callsOf: (name: keyof Api) => unknown[]
  readonly flow: () => Flow
  readonly logins: User[]
  /** Each end of the flow: the user, or null when it was cancelled. */
  readonly ends: (User | null)[]
  readonly shown: Shown[]
  readonly user: () => User | null
}

/** Puts a flow on the page as its views would stand in a dialog, for the length of one test. */
export function showFlow(first: Flow, options: ShowOptions = {}): ShownFlow {
  const { api, calls, callsOf } = createFakeApi(options.api)
  const [logins, ends, shown]: [User[], (User | null)[], Shown[]] = [[], [], []]
  const settings = { ...SETTINGS, ...options.settings }
  const [user, setUser] = createSignal(options.user ?? null)
  const run = createFlowRun({
    // Its own, as each flow of an application is: what was typed is kept by it.
    first: { ...first },
    onLogin: (newcomer) => logins.push(newcomer),
    onUserChanged: setUser,
    onEnd: (last) => ends.push(last),
    noteSuccess: () => {},
  })
  const element = mount(() => (
    <FlowView
      flow={run.flow()}
      steps={run.steps}
      api={api}
      settings={settings}
      pickWords={createPickWords(settings)}
      otherViews={otherViews}
      user={user()}
      allowCancel
      place="dialog"
      onShown={(now) => shown.push(now)}
    />
  ))
  return { element, calls, callsOf, flow: run.flow, logins, ends, shown, user }
}
