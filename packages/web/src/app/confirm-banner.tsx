import type { User } from '@latchkey/shared/contract'
import { createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js'
import { createCountdown } from '../forms/create-countdown.ts'
import { useAuth } from '../solid.tsx'

/** Asks whoever is logged in with an address that is not confirmed yet to confirm it (UX-46, S5-76). */
export function ConfirmBanner(props: { readonly user: User }): JSX.Element {
  const { auth } = useAuth()
  const pause = createCountdown()
  const [isAsked, setAsked] = createSignal(false)
  const [said, setSaid] = createSignal('')
  let cooldown = 0
  // The first mail went out with the sign-up, and the server would not send another one so soon.
  const waitForFirst = async () => {
    const { confirmation, mailCooldown } = await auth.settings()
    cooldown = mailCooldown
    setAsked(confirmation !== 'off') // which sends no mail
    const age = (Date.now() - Date.parse(props.user.createdAt)) / 1000
    if (age < cooldown) pause.start(Math.min(cooldown, Math.ceil(cooldown - age)))
  }
  onMount(() => void waitForFirst())
  const sendAgain = async () => {
    if (pause.secondsLeft() > 0) return
    pause.start(cooldown) // at once, so that a second press sends nothing
    const isSent = await auth.resendConfirmation()
    if (!isSent) pause.start(0)
    setSaid(isSent ? 'A new email is on its way. Look in the spam folder too.' : 'That did not work. Please try again in a moment.')
  }
  // The link may have been opened on another device.
  const look = () => document.hidden || void auth.refresh()
  document.addEventListener('visibilitychange', look)
  onCleanup(() => document.removeEventListener('visibilitychange', look))

  return (
    <Show when={isAsked()}>
      <section class="confirm-banner" aria-label="Your address">
        <p>
          <strong>Please confirm your address.</strong> We have sent an email to {props.user.email}: click on the link in it.
        </p>
        <p role="status">{said()}</p>
        <div class="buttons">
          {/* Not disabled, which would take the focus away from whoever has just pressed it. */}
          <button
            type="button"
            class="button"
            aria-disabled={pause.secondsLeft() > 0 ? 'true' : undefined}
            onClick={() => void sendAgain()}
          >
            {pause.secondsLeft() > 0 ? `Send the email again in ${pause.secondsLeft()}\u00a0s` : 'Send the email again'}
          </button>
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => void auth.requireUser({ confirmed: true })}>
            I have a code
          </button>
        </div>
      </section>
    </Show>
  )
}
