import { render } from 'solid-js/web'
import { adoptStyles } from './adopt-styles.ts'
import { DialogHost, type DialogHostProps } from './dialog-host.tsx'

/*
 * The door to all that a dialog and its login are drawn with: fetched when the first form is needed.
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
