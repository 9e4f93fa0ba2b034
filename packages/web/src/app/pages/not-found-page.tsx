import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createPageTitle } from '../page-title.ts'

/** For every path that leads nowhere. */
export function NotFoundPage(): JSX.Element {
  createPageTitle(() => 'Page not found')
  return (
    <div class="prose">
      <h1 tabindex="-1">There is no page here</h1>
      <p class="lead">The address may be misspelt, or the page has moved. Nothing happened to your account.</p>
      <A class="button button-primary" href="/">
        Go to the home page
      </A>
    </div>
  )
}
