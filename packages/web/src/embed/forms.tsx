import type { Settings, User } from '@latchkey/shared/contract'
import type { Accessor } from 'solid-js'
import { render } from 'solid-js/web'
import { adoptStyles } from './adopt-styles.ts'
import { DialogHost, type DialogHostProps } from './dialog-host.tsx'
import { PageFlow, type PageFlowProps } from './page-flow.tsx'

/*
 * The door to everything that draws: fetched, with all behind it, when the first form is needed.
 */

interface DialogParts extends Omit<DialogHostProps, 'user'> {
  readonly user: Accessor<User | null>
}

/** Puts the dialogs of a flow host at the end of the body; returns how to take them away. */
export function renderDialogs(parts: DialogParts): () => void {
  adoptStyles(document)
  const container = document.body.appendChild(document.createElement('div'))
  const unmount = render(() => <DialogHost {...parts} user={parts.user()} />, container)
  return () => {
    unmount()
    container.remove()
  }
}

interface PageParts extends Omit<PageFlowProps, 'settings' | 'user'> {
  readonly settings: Accessor<Settings | undefined>
  readonly user: Accessor<User | null>
}

/** Puts a form into its element of the page; returns how to take it away. */
export function renderPage(parts: PageParts): () => void {
  adoptStyles(document)
  return render(() => <PageFlow {...parts} settings={parts.settings()} user={parts.user()} />, parts.element)
}
