import type { JSX } from 'solid-js'
import { createPageTitle } from '../page-title.ts'

/** What this app keeps of its visitors. */
export function PrivacyPage(): JSX.Element {
  createPageTitle(() => 'Privacy')
  return (
    <div class="prose">
      <h1 tabindex="-1">Privacy</h1>
      <p class="lead">What Latchkey keeps, in plain words. Whoever runs this app adds who they are and how to reach them.</p>
      <h2>What is kept</h2>
      <p>
        Your email address, your name, and a one-way hash of your password. For each browser you are logged in with: when that began and
        when it was last used. The notes that you write on your dashboard. All of it goes when you delete your account.
      </p>
      <h2>Cookies</h2>
      <p>
        One keeps you logged in, one remembers that this browser signed up until your address is confirmed, and one knows the browsers that
        you have logged in with, so that wrong guesses of others do not lock you out. All are needed for what you asked for; there are no
        others, and nothing counts your visits.
      </p>
      <h2>Who else sees it</h2>
      <p>The mail provider that delivers our messages to you sees your address. Nothing on these pages is loaded from anybody else.</p>
    </div>
  )
}
