import type { Api, Settings } from '@latchkey/shared/contract'
import { createSignal } from 'solid-js'
import type { FlowHost } from '../flows/create-flow-host.ts'
import type { MountOptions, PageView } from './auth.ts'
import type { Languages } from './create-languages.ts'
import type { FormsLoader } from './load-forms.ts'
import type { Session } from './session.ts'
import { showDialogs } from './show-dialogs.ts'

interface StageDeps {
  readonly api: Api
  readonly host: FlowHost
  readonly loader: FormsLoader
  readonly loadSettings: () => Promise<Settings>
  readonly session: Session
  readonly languages: Languages
  readonly noteSuccess: () => void
}

/** Where forms appear: in the dialog, and as parts of the page. */
export interface Stage {
  readonly preload: FormsLoader['preload']
  /** Brings what a view needs. False if there is nothing to show one with, or nobody any more to show it to. */
  readonly prepare: FormsLoader['load']
  /** What has the focus now gets it back after the dialog that is about to open. */
  readonly noteOpener: () => void
  readonly mount: (element: Element, view: PageView, options?: MountOptions) => () => void
  readonly dispose: () => void
}

/** Draws nothing itself: the code that does is fetched when it is first needed. */
export function createStage({ api, host, loader, loadSettings, session, languages, noteSuccess }: StageDeps): Stage {
  const { user, change: onUserChanged } = session
  const [settings, setSettings] = createSignal<Settings>()
  const dialogs = showDialogs({ api, host, loader, settings, user, languages })
  let isDisposed = false

  const prepare: Stage['prepare'] = async (wanted) => {
    const [loaded, isHere] = await Promise.all([loadSettings(), loader.load(wanted), languages.load()])
    setSettings(loaded)
    return isHere && !isDisposed
  }
  return {
    preload: (wanted) => {
      void loadSettings()
      loader.preload(wanted)
      void languages.load()
    },
    prepare,
    noteOpener: dialogs.noteOpener,
    mount: (element, view, options = {}) => {
      let unmount: (() => void) | undefined
      let isRemoved = false
      const show = async () => {
        const isPrepared = await prepare({ view, onPage: true })
        if (isRemoved || !isPrepared) return
        unmount = loader
          .pageForms()
          ?.renderPage({ api, loader, view, options, element, settings, user, languages, onUserChanged, noteSuccess })
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
