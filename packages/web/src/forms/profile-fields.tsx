import type { ProfileField } from '@latchkey/shared/contract'
import type { JSX } from 'solid-js'
import type { Form } from './create-form.ts'
import { Field } from './field.tsx'
import { describedBy, frameField, type FramedField } from './frame-field.tsx'
import { profileName } from './profile-rules.ts'

interface ProfileWords {
  /** What is said instead of the label of a field that may be left empty. */
  readonly optional: (label: string) => string
  /** Stands in a list while nothing is chosen. */
  readonly choose: string
}

/** The developer's own fields, one for each of the schema (S1-31). */
export function profileFields(form: Form, fields: readonly ProfileField[], words: ProfileWords): JSX.Element {
  return fields.map((field) => {
    const { kind, required, label, hint, options } = field
    const framed = { form, name: profileName(field), label: required || kind === 'checkbox' ? label : words.optional(label), hint }
    if (kind === 'select') return frameField(framed, select(framed, required, ['', ...(options ?? [])], words.choose))
    return Field({ ...framed, kind, optional: !required, capitalize: 'sentences' })
  })
}

/** One of several; at first, unless there is a default, none. */
function select(framed: FramedField, required: boolean, options: readonly string[], choose: string): JSX.Element {
  const { form, name } = framed
  const field = form.field(name)
  const { id } = field
  const list = (
    <select
      data-latchkey-part="input"
      id={id}
      name={name}
      required={required}
      aria-invalid={field.fault() ? 'true' : undefined}
      aria-describedby={describedBy(framed)}
      onInput={(event) => field.change(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option value={option} selected={option === field.value()}>
          {option || choose}
        </option>
      ))}
    </select>
  ) as HTMLSelectElement
  field.attach(list)
  return list
}
