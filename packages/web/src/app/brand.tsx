import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'

/** The name and the mark, leading home. */
export function Brand(): JSX.Element {
  return (
    <A class="brand" href="/" end>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path class="brand-door" d="M5 32V15a11 11 0 0 1 22 0v17z" />
        <path class="brand-keyhole" d="M16 11.5a4.5 4.5 0 0 0-2.2 8.4L12.8 27h6.4l-1-7.1A4.5 4.5 0 0 0 16 11.5z" />
      </svg>
      Latchkey
    </A>
  )
}
