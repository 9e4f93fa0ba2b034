import { createEffect, createRoot } from 'solid-js'
import { render } from 'solid-js/web'
import type { Api, Settings, User } from '@latchkey/shared/contract'
import type { FlowHost } from '../flows/create-flow-host.ts'
import { adoptStyles } from './adopt-styles.ts'
import { DialogHost } from './dialog-host.tsx'

interface DialogDeps {
  readonly api: Api
  readonly host: FlowHost
  readonly settings: () => Settings | undefined
  readonly user: () => User | null
}

interface Dialogs {
  /** What has the focus now gets it back after the dialog that is about to open. */
  readonly noteOpener: () => void
  readonly dispose: () => void
}

/** Puts the dialog of whatever flow is open at the end of the body, and takes it away again. Between two dialogs nothing of ours is left on the page. */
export function showDialogs({ api, host, settings, user }: DialogDeps): Dialogs {
  let opener: Element | null = null
  let clear: (() => void) | undefined

  const show = (now: Settings) => {
    adoptStyles(document)
    const container = document.body.appendChild(document.createElement('div'))
    const unmount = render(() => <DialogHost api={api} settings={now} user={user()} host={host} opener={opener} />, container)
    return () => {
      unmount()
      container.remove()
    }
  }
  const dispose = createRoot((disposeRoot) => {
    createEffect(() => {
      const now = settings()
      const isOpen = host.current() !== null
      if (isOpen && now) clear ??= show(now)
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
