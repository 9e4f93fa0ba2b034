import type { Api, Settings } from '@latchkey/shared/contract'
import { createSignal } from 'solid-js'
import type { FlowHost } from '../flows/create-flow-host.ts'
import type { MountOptions, PageView } from './auth.ts'
import type { Languages } from './create-languages.ts'
import type * as Forms from './forms.tsx'
import { createFormsLoader } from './load-forms.ts'
import type { Session } from './session.ts'
import { showDialogs } from './show-dialogs.ts'

interface StageDeps {
  readonly api: Api
  readonly host: FlowHost
  readonly loadSettings: () => Promise<Settings>
  readonly session: Session
  readonly languages: Languages
  readonly noteSuccess: () => void
}

/** Where forms appear: in the dialog, and as parts of the page. */
export interface Stage {
  readonly preload: () => void
  /** Brings what every form needs. False if there is nothing to show one with, or nobody any more to show it to. `beforeReload` as in `FormsLoader`. */
  readonly prepare: (beforeReload?: () => void) => Promise<boolean>
  /** What has the focus now gets it back after the dialog that is about to open. */
  readonly noteOpener: () => void
  readonly mount: (element: Element, view: PageView, options?: MountOptions) => () => void
  readonly dispose: () => void
}

/** Draws nothing itself: the code that does is fetched when it is first needed. */
export function createStage({ api, host, loadSettings, session, languages, noteSuccess }: StageDeps): Stage {
  const { user, change: onUserChanged } = session
  const loader = createFormsLoader(languages.language)
  const [settings, setSettings] = createSignal<Settings>()
  const [forms, setForms] = createSignal<typeof Forms>()
  const dialogs = showDialogs({ api, host, forms, settings, user, languages })
  let isDisposed = false

  const prepare = async (beforeReload?: () => void) => {
    const [loaded, code] = await Promise.all([loadSettings(), loader.load(beforeReload), languages.load()])
    setSettings(loaded)
    if (code) setForms(() => code)
    return code !== null && !isDisposed
  }
  return {
    preload: () => {
      void loadSettings()
      loader.preload()
      void languages.load()
    },
    prepare,
    noteOpener: dialogs.noteOpener,
    mount: (element, view, options = {}) => {
      let unmount: (() => void) | undefined
      let isRemoved = false
      const show = async () => {
        const isPrepared = await prepare()
        if (isRemoved || !isPrepared) return
        unmount = forms()?.renderPage({ api, view, options, element, settings, user, languages, onUserChanged, noteSuccess })
      }
      void show()
      return () => {
        isRemoved = true
        unmount?.()
      }
    },
    dispose: () => {
      isDisposed = true
      dialogs.dispose()
    },
  }
}
