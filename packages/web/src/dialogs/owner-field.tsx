import type { JSX } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'

/** Whose password is asked for: an address that can be read but not changed, so that password managers know it too. */
export function ownerField(form: Form, label: string): JSX.Element {
  return <Field form={form} name="email" label={label} kind="email" autocomplete="username" readonly />
}
