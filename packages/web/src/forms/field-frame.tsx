import { Show, type JSX } from 'solid-js'
import type { Form } from './create-form.ts'

export interface FieldProps {
  readonly form: Form
  readonly name: string
  readonly label: string
  /** Visible before anything is typed; another one is announced. */
  readonly hint?: string | undefined
}

/** The ids of the texts that belong to an input, for `aria-describedby`; undefined if there are none. */
export function describedBy({ form, name, label, hint }: FieldProps): string | undefined {
  const { id } = form.field(name)
  const ids = [form.faultText(name, label) && `${id}-error`, hint && `${id}-hint`].filter(Boolean)
  return ids.join(' ') || undefined
}

/** Label, input, hint and error of one field. */
export function FieldFrame(props: FieldProps & { readonly children: JSX.Element }): JSX.Element {
  const id = () => props.form.field(props.name).id
  return (
    <div data-latchkey-part="field">
      <label data-latchkey-part="label" id={`${id()}-label`} for={id()}>
        {props.label}
      </label>
      {props.children}
      <Show when={props.hint}>
        <p data-latchkey-part="hint" id={`${id()}-hint`} aria-live="polite">
          {props.hint}
        </p>
      </Show>
      <Show when={props.form.faultText(props.name, props.label)}>
        {(text) => (
          <p data-latchkey-part="error" id={`${id()}-error`}>
            {text()}
          </p>
        )}
      </Show>
    </div>
  )
}
