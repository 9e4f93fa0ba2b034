import { Show, type JSX } from 'solid-js'
import type { Form } from '../../forms/create-form.ts'
import { FormFrame } from '../../forms/form-frame.tsx'
import { SubmitButton } from '../../forms/submit-button.tsx'
import { TextButton } from '../../forms/text-button.tsx'
import type { ViewProps } from '../view-props.ts'

interface AccountShellProps {
  readonly context: ViewProps<'account'>
  readonly form: Form
  readonly title: string
  readonly text?: string | undefined
  /** The words on the main button; without them there is none. */
  readonly submit?: string | undefined
  readonly busy: string
  /** A second button beside the main one. */
  readonly beside?: JSX.Element
  readonly links?: JSX.Element
  readonly children?: JSX.Element
}

/** The frame of every part of the account: from each there is a way back to the menu, and in a dialog one out. */
export function AccountShell(props: AccountShellProps): JSX.Element {
  const words = () => props.context.words
  const section = () => props.context.flow.section
  return (
    <FormFrame
      form={props.form}
      view="account"
      title={props.title}
      place={props.context.place}
      busyText={props.busy}
      onShown={(shown) => props.context.onShown?.({ view: 'account', section: section(), ...shown })}
    >
      <Show when={props.text}>
        <p data-latchkey-part="text">{props.text}</p>
      </Show>
      {props.children}
      <div data-latchkey-part="actions">
        <Show when={props.submit}>{(label) => <SubmitButton form={props.form} label={label()} busyLabel={props.busy} />}</Show>
        {props.beside}
        <Show when={props.context.allowCancel}>
          <TextButton part="secondary" onClick={() => props.context.steps.close()}>
            {words().close}
          </TextButton>
        </Show>
      </div>
      <Show when={props.links !== undefined || section() !== 'menu'}>
        <div data-latchkey-part="links">
          {props.links}
          <Show when={section() !== 'menu'}>
            <TextButton part="link" onClick={() => props.context.steps.go({ view: 'account', section: 'menu' })}>
              {words().account.back}
            </TextButton>
          </Show>
        </div>
      </Show>
    </FormFrame>
  )
}
