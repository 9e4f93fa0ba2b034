import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'

/** Below every page. */
export function Footer(): JSX.Element {
  return (
    <footer class="site-footer">
      <ul>
        <li>
          <A href="/privacy">Privacy</A>
        </li>
        <li>
          <A href="/terms">Terms</A>
        </li>
      </ul>
    </footer>
  )
}
