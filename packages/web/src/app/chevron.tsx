import type { JSX } from 'solid-js'

/** Points down beside what opens below; the style turns it when that is open. */
export function Chevron(): JSX.Element {
  return (
    <svg class="chevron" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M2 4l4 4 4-4" />
    </svg>
  )
}
