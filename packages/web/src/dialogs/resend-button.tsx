import { createEffect, on, Show, type JSX } from 'solid-js'
import { createCountdown } from '../forms/create-countdown.ts'
import type { Form } from '../forms/create-form.ts'
import { TextButton } from '../forms/text-button.tsx'
import type { Words } from '../text/text.ts'
import type { MailMemory } from './mail-memory.ts'

interface ResendButtonProps {
  readonly form: Form
  readonly words: Words
  /** What stands on the button; "Send the email again" unless told. */
  readonly label?: string
  readonly memory: MailMemory
  readonly send: () => Promise<unknown>
  /** What is said when it went out. */
  readonly sentText: string
}

/** Sends a mail again, not before the server would. It stays where it is, and with it the focus. */
export function ResendButton(props: ResendButtonProps): JSX.Element {
  const pause = createCountdown()
  const waitForServer = () => pause.start(props.memory.secondsLeft())
  createEffect(on(() => props.memory, waitForServer))
  const sendAgain = async () => {
    const sent = await props.form.attempt(props.send)
    if (!sent) return
    props.memory.note()
    waitForServer()
    props.form.say(props.sentText)
  }
  return (
    <TextButton part="link" disabled={pause.secondsLeft() > 0} onClick={() => void sendAgain()}>
      {props.label ?? props.words.links.sendAgain}
      <Show when={pause.secondsLeft()}>
        {/* Not a part of the name, which would change every second. */}
        {(seconds) => <span aria-hidden="true"> {props.words.links.inTime(seconds())}</span>}
      </Show>
    </TextButton>
  )
}
