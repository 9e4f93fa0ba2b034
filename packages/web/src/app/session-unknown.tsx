import { Show, type JSX } from 'solid-js'
import { useApp } from './app-context.tsx'

/** What a page shows while it is not known who is logged in: at first nothing, so that nothing flickers, after a moment that it is on its way, or why it is not, and a way on (UX-54). */
export function SessionUnknown(): JSX.Element {
  const app = useApp()
  return (
    <div role="status" class="session-unknown" aria-busy={app.isUnreachable() ? undefined : 'true'}>
      <Show when={app.isUnreachable()} fallback={<p class="moment">One moment…</p>}>
        <h1 tabindex="-1">We can’t reach the server right now.</h1>
        <p class="lead">This page tries again by itself.</p>
        <button type="button" class="button" onClick={() => void app.tryAgain()}>
          Try again
        </button>
      </Show>
    </div>
  )
}
