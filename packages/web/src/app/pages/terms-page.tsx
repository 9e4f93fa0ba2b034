import type { JSX } from 'solid-js'
import { createPageTitle } from '../page-title.ts'

/** The terms of this demonstration app. */
export function TermsPage(): JSX.Element {
  createPageTitle(() => 'Terms')
  return (
    <div class="prose">
      <h1 tabindex="-1">Terms</h1>
      <p class="lead">This app shows what Latchkey does. Its terms are short.</p>
      <p>Latchkey is free software under the MIT licence. It comes without any warranty.</p>
      <p>Whoever puts this app online for others replaces this page with their own terms.</p>
    </div>
  )
}
