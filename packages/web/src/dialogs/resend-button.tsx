import { onMount, type JSX } from 'solid-js'
import { createCountdown } from '../forms/create-countdown.ts'
import type { Form } from '../forms/create-form.ts'
import { TextButton } from '../forms/text-button.tsx'
import type { Words } from '../text/text.ts'

interface ResendButtonProps {
  readonly form: Form
  readonly words: Words
  /** Seconds in which the server sends no second mail. */
  readonly cooldown: number
  /** A mail has gone out just before this button appeared. */
  readonly justSent: boolean
  readonly send: () => Promise<unknown>
  /** What is said when it went out. */
  readonly sentText: string
}

/** Sends a mail again, not before the server would. */
export function ResendButton(props: ResendButtonProps): JSX.Element {
  const pause = createCountdown()
  onMount(() => props.justSent && pause.start(props.cooldown))
  const sendAgain = async () => {
    const sent = await props.form.attempt(props.send)
    if (!sent) return
    pause.start(props.cooldown)
    props.form.say(props.sentText)
  }
  return (
    <TextButton part="link" disabled={pause.secondsLeft() > 0} onClick={() => void sendAgain()}>
      {pause.secondsLeft() > 0 ? props.words.links.sendAgainIn(pause.secondsLeft()) : props.words.links.sendAgain}
    </TextButton>
  )
}
