import { render } from 'solid-js/web'
import { adoptStyles } from './adopt-styles.ts'
import { DialogHost, type DialogHostProps } from './dialog-host.tsx'
import { PageFlow, type PageFlowProps } from './page-flow.tsx'

/*
 * The door to everything that draws: fetched, with all behind it, when the first form is needed.
 */

/** Puts the dialogs of a flow host at the end of the body; returns how to take them away. */
export function renderDialogs(parts: DialogHostProps): () => void {
  adoptStyles(document)
  const container = document.body.appendChild(document.createElement('div'))
  const unmount = render(() => DialogHost(parts), container)
  return () => {
    unmount()
    container.remove()
  }
}

/** Puts a form into its element of the page; returns how to take it away. */
export function renderPage(parts: PageFlowProps): () => void {
  adoptStyles(document)
  return render(() => PageFlow(parts), parts.element)
}
