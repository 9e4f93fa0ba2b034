import { createUniqueId, Show, type JSX } from 'solid-js'
import { AuthView } from '../solid.tsx'
import { useApp } from './app-context.tsx'
import { Chevron } from './chevron.tsx'
import { createDisclosure } from './create-disclosure.ts'

/** The login form right in the bar, without a dialog, where there is room for it (S3-59). */
export function QuickLogin(): JSX.Element {
  const app = useApp()
  const panel = createDisclosure()
  const panelId = createUniqueId()
  return (
    <div class="disclosure quick-login" ref={panel.attach}>
      <button
        type="button"
        class="button button-quiet"
        aria-label="Log in right here"
        aria-expanded={panel.isOpen()}
        aria-controls={panelId}
        onClick={panel.toggle}
      >
        <Chevron />
      </button>
      <div class="panel" id={panelId} hidden={!panel.isOpen()}>
        <Show when={panel.isOpen()}>
          <AuthView view="login" place="panel" onDone={() => app.flashes.show('success', app.greeting())} />
        </Show>
      </div>
    </div>
  )
}
