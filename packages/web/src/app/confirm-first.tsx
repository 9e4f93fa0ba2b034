import type { JSX } from 'solid-js'
import { useAuth } from '../solid.tsx'

/** Stands in place of a page that is only for confirmed addresses, and says how to get there (UX-46, S5-77). */
export function ConfirmFirst(): JSX.Element {
  const { auth } = useAuth()
  return (
    <div class="prose">
      <h1 tabindex="-1">Confirm your address first</h1>
      <p class="lead">
        This page is for people whose email address is confirmed. Open the email that we sent you and click on its link, or enter its code
        here. Then the page opens by itself.
      </p>
      <button type="button" class="button button-primary" aria-haspopup="dialog" onClick={() => void auth.requireUser({ confirmed: true })}>
        Confirm my address
      </button>
    </div>
  )
}
