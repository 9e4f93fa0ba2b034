import type { ProfileField } from '@latchkey/shared/contract'
import { For, Show, untrack, type JSX } from 'solid-js'
import type { Form } from './create-form.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'
import { profileName } from './profile-rules.ts'

interface ProfileFieldsProps {
  readonly form: Form
  readonly fields: readonly ProfileField[]
  readonly words: ProfileWords
}

interface ProfileWords {
  /** What is said instead of the label of a field that may be left empty. */
  readonly optional: (label: string) => string
  /** Stands in a list while nothing is chosen. */
  readonly choose: string
}

/** The developer's own fields, one for each of the schema (S1-31). */
export function ProfileFields(props: ProfileFieldsProps): JSX.Element {
  return <For each={props.fields}>{(field) => <ProfileInput form={props.form} field={field} words={props.words} />}</For>
}

function ProfileInput(props: { readonly form: Form; readonly field: ProfileField; readonly words: ProfileWords }): JSX.Element {
  const { field: asked, words, form } = untrack(() => props)
  const { kind, required } = asked
  const name = profileName(asked)
  const field = form.field(name)
  const isTick = kind === 'checkbox'
  const frame = { form, name, label: required || isTick ? asked.label : words.optional(asked.label), hint: asked.hint }
  const valueOf = (input: HTMLInputElement) => (isTick ? (input.checked ? 'true' : '') : input.value)
  const attach = (input: HTMLInputElement) =>
    field.attach({
      focus: () => input.focus(),
      get value() {
        return valueOf(input)
      },
    })
  const isWrong = () => (field.fault() ? 'true' : undefined)
  return (
    <FieldFrame {...frame}>
      <Show
        when={asked.options}
        fallback={
          <input
            data-latchkey-part="input"
            ref={attach}
            id={field.id}
            name={name}
            type={kind === 'date' || isTick ? kind : 'text'}
            inputmode={kind === 'number' ? 'decimal' : undefined}
            autocomplete="off"
            required={required}
            value={field.value()}
            checked={field.value() !== ''}
            aria-invalid={isWrong()}
            aria-describedby={describedBy(frame)}
            onInput={(event) => field.change(valueOf(event.currentTarget))}
            onBlur={(event) => field.leave(event)}
          />
        }
      >
        {(options) => (
          <select
            data-latchkey-part="input"
            ref={(element) => field.attach(element)}
            id={field.id}
            name={name}
            required={required}
            aria-invalid={isWrong()}
            aria-describedby={describedBy(frame)}
            onInput={(event) => field.change(event.currentTarget.value)}
          >
            <option value="">{words.choose}</option>
            <For each={options()}>{(option) => <option selected={option === field.value()}>{option}</option>}</For>
          </select>
        )}
      </Show>
    </FieldFrame>
  )
}
