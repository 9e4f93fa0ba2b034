import { Show, type JSX } from 'solid-js'
import type { Form } from './create-form.ts'

export interface FramedField {
  readonly form: Form
  readonly name: string
  readonly label: string
  /** Visible before anything is typed; another one is announced. */
  readonly hint?: string | undefined
  /** The end of the id of a text that somebody has to know who comes to this field first: a step in an open dialog is not read out. */
  readonly about?: string | undefined
}

/** The ids of the texts that belong to an input, for `aria-describedby`; undefined if there are none. */
export function describedBy({ form, name, label, hint, about }: FramedField): string | undefined {
  const { id } = form.field(name)
  const ids = [form.faultText(name, label) && `${id}-error`, about && `${form.scope}-${about}`, hint && `${id}-hint`].filter(Boolean)
  return ids.join(' ') || undefined
}

/** Label, input, hint and error of one field. */
export function frameField(field: FramedField, input: JSX.Element): JSX.Element {
  const { id } = field.form.field(field.name)
  return (
    <div data-latchkey-part="field">
      <label data-latchkey-part="label" id={`${id}-label`} for={id}>
        {field.label}
      </label>
      {input}
      <Show when={field.hint}>
        <p data-latchkey-part="hint" id={`${id}-hint`} aria-live="polite">
          {field.hint}
        </p>
      </Show>
      <Show when={field.form.faultText(field.name, field.label)}>
        {(text) => (
          <p data-latchkey-part="error" id={`${id}-error`}>
            {text()}
          </p>
        )}
      </Show>
    </div>
  )
}
