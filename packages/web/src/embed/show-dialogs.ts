import type { Api, Settings, User } from '@latchkey/shared/contract'
import { createEffect, createRoot, type Accessor } from 'solid-js'
import type { FlowHost } from '../flows/create-flow-host.ts'
import type { Languages } from './create-languages.ts'
import type { FormsLoader } from './load-forms.ts'

interface DialogDeps {
  readonly api: Api
  readonly host: FlowHost
  readonly loader: FormsLoader
  readonly settings: Accessor<Settings | undefined>
  readonly user: Accessor<User | null>
  readonly languages: Languages
}

interface Dialogs {
  /** What has the focus now gets it back after the dialog that is about to open. */
  readonly noteOpener: () => void
  readonly dispose: () => void
}

/** Puts the dialog of whatever flow is open at the end of the body, and takes it away again. Between two dialogs nothing of ours is left on the page. */
export function showDialogs({ api, host, loader, settings, user, languages }: DialogDeps): Dialogs {
  let opener: Element | null = null
  let clear: (() => void) | undefined

  const dispose = createRoot((disposeRoot) => {
    createEffect(() => {
      const [code, now] = [loader.forms(), settings()]
      const isOpen = host.current() !== null
      if (isOpen && code && now) clear ??= code.renderDialogs({ api, loader, settings: now, user, languages, host, opener })
      if (isOpen) return
      clear?.()
      clear = undefined
    })
    return disposeRoot
  })
  return {
    noteOpener: () => {
      if (!clear) opener = document.activeElement
    },
    dispose: () => {
      clear?.()
      dispose()
    },
  }
}
