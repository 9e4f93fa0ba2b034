import { createMemo, createSignal, Show, untrack, type JSX } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { linkButton } from '../forms/text-button.tsx'
import { en } from '../text/en.ts'
import { createMailMemory } from './mail-memory.ts'
import { ResendButton } from './resend-button.tsx'
import type { FlowViewProps } from './view-props.ts'

interface ResendConfirmationProps {
  readonly context: FlowViewProps
  readonly form: Form
  readonly email: () => string
}

/** What a login offers whose address is not confirmed: that mail again, and once it is sent the way to its code. */
export function ResendConfirmation(props: ResendConfirmationProps): JSX.Element {
  const { context, form, email } = untrack(() => props)
  const { api, settings, steps } = context
  const words = context.pickWords(en)
  const [isSent, setSent] = createSignal(false)
  const memory = createMemo(() => createMailMemory(api, 'confirm', email(), settings.mailCooldown))
  const send = async () => {
    await api.resendConfirmation({ email: email() })
    setSent(true)
  }
  return (
    <>
      <ResendButton
        form={form}
        words={words}
        label={words.links.resendConfirmation}
        memory={memory()}
        send={send}
        sentText={words.checkEmail.resent(email())}
      />
      <Show when={isSent()}>{linkButton(words.links.enterCode, () => steps.go({ view: 'check_email', email: email() }))}</Show>
    </>
  )
}
