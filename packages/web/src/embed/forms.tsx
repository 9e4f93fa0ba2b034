import { render } from 'solid-js/web'
import { FlowView } from '../dialogs/flow-view.tsx'
import type { FlowViewProps } from '../dialogs/view-props.ts'
import { createPickWords } from '../text/text.ts'
import { adoptStyles } from './adopt-styles.ts'
import { DialogHost, type DialogHostProps } from './dialog-host.tsx'
import { DEFAULT_SETTINGS as settings } from './load-settings.ts'

/*
 * The door to all that a dialog and its login are drawn with: fetched when the first form is needed.
 */

/** Puts the dialogs of a flow host at the end of the body; returns how to take them away. If somebody else takes them away, such as by a new body, nobody waits for them any more. */
export function renderDialogs(parts: DialogHostProps): () => void {
  adoptStyles(document)
  const container = document.body.appendChild(document.createElement('div'))
  const unmount = render(() => DialogHost(parts), container)
  const watcher = new MutationObserver(() => container.isConnected || parts.host.dispose())
  watcher.observe(document, { childList: true, subtree: true })
  return () => {
    watcher.disconnect()
    unmount()
    container.remove()
  }
}

/** Draws a login on nothing, ahead of time: whatever has run once is compiled, and is quicker when somebody waits for it. */
export function rehearse(): void {
  adoptStyles(document)
  const props = { flow: { view: 'login', email: '' }, steps: {}, allowCancel: true, settings, pickWords: createPickWords(settings) }
  render(() => FlowView(props as FlowViewProps), document.createElement('div'))()
}
