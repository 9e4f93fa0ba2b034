import type { JSX } from 'solid-js'

/** What a developer gets, in four short promises that the tests keep. */
export function Promises(): JSX.Element {
  return (
    <ul class="promises">
      <li>
        <h2>One call, one answer</h2>
        <p>
          <code>await auth.loginWithForm()</code> opens the dialog and gives you the user, or <code>null</code> if they changed their mind.
        </p>
      </li>
      <li>
        <h2>A link waits for a click</h2>
        <p>Opening a link from a mail changes nothing, because mail scanners open links too. Only the button on the page counts.</p>
      </li>
      <li>
        <h2>Strangers learn nothing</h2>
        <p>By default, only the owner of an address is told whether it has an account, and only by mail.</p>
      </li>
      <li>
        <h2>Nothing to rent</h2>
        <p>MongoDB when you grow, a single file while you try it out. No third party ever sees a password.</p>
      </li>
    </ul>
  )
}
