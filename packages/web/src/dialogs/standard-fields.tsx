import type { JSX } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { Field } from '../forms/field.tsx'

/** Whose password is asked for: an address that can be read but not changed, so that password managers know it too. */
export function ownerField(form: Form, label: string): JSX.Element {
  return <Field form={form} name="email" label={label} kind="email" autocomplete="username" readonly />
}

/** The password that somebody has. */
export function passwordField(form: Form, label: string, name = 'password', about?: string): JSX.Element {
  return <Field form={form} name={name} about={about} label={label} kind="password" autocomplete="current-password" />
}

/** The six digits of a mail. */
export function codeField(form: Form, label: string, hint: string, about?: string): JSX.Element {
  return <Field form={form} name="code" about={about} label={label} hint={hint} kind="code" autocomplete="one-time-code" />
}
