import { Show, type JSX } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { FormFrame } from '../forms/form-frame.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { TextButton } from '../forms/text-button.tsx'
import type { ViewContext } from './view-props.ts'
import type { FlowView } from '../flows/flow.ts'

interface FormShellProps {
  readonly context: ViewContext
  readonly form: Form
  readonly view: FlowView
  readonly title: string
  readonly submit: string
  readonly busy: string
  /** What stands above the fields. Where there are no fields it is read along with the button, which has the focus then. */
  readonly text?: string | undefined
  readonly describeButton?: boolean
  /** "Close" where there is nothing left to cancel. */
  readonly cancelLabel?: string
  /** Where the main button is the way out anyway. */
  readonly hideCancel?: boolean
  readonly links?: JSX.Element
  readonly children?: JSX.Element
}

/** The frame that all views share: title, text, fields, buttons, and the links to other views, always in the same places. */
export function FormShell(props: FormShellProps): JSX.Element {
  const textId = () => `${props.form.scope}-text`
  return (
    <FormFrame
      form={props.form}
      view={props.view}
      title={props.title}
      place={props.context.place}
      busyText={props.busy}
      onShown={(shown) => props.context.onShown?.({ view: props.view, ...shown })}
    >
      <Show when={props.text}>
        <p data-latchkey-part="text" id={textId()}>
          {props.text}
        </p>
      </Show>
      {props.children}
      <div data-latchkey-part="actions">
        <SubmitButton
          form={props.form}
          label={props.submit}
          busyLabel={props.busy}
          describedBy={props.describeButton && props.text ? textId() : undefined}
        />
        <Show when={props.context.allowCancel && !props.hideCancel}>
          <TextButton part="secondary" onClick={() => props.context.steps.close()}>
            {props.cancelLabel ?? props.context.words.cancel}
          </TextButton>
        </Show>
      </div>
      <Show when={props.links}>
        <div data-latchkey-part="links">{props.links}</div>
      </Show>
    </FormFrame>
  )
}
