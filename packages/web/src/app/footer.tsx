import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { LanguageChooser } from './language-chooser.tsx'

interface FooterProps {
  /** Opens the notice about cookies. */
  readonly onCookies: (opener: HTMLElement) => void
}

/** Below every page. */
export function Footer(props: FooterProps): JSX.Element {
  return (
    <footer class="site-footer">
      <ul>
        <li>
          <A href="/privacy">Privacy</A>
        </li>
        <li>
          <A href="/terms">Terms</A>
        </li>
        <li>
          <A href="/theme">Theme</A>
        </li>
        <li class="site-language">
          <LanguageChooser />
        </li>
        <li>
          <button type="button" onClick={(event) => props.onCookies(event.currentTarget)}>
            Cookies
          </button>
        </li>
      </ul>
    </footer>
  )
}
