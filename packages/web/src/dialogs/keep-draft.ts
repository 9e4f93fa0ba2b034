import { onCleanup } from 'solid-js'
import type { Flow } from '../flows/flow.ts'
import type { Form } from '../forms/create-form.ts'
import type { AnyViewProps } from './view-props.ts'

const drafts = new WeakMap<Flow, ReadonlyMap<string, string>>()

/**
 * What was typed into a form of this flow comes back when the form is made anew for it, as another language does, and a login after the session has ended. Forgotten with
 * the flow, and nothing for another user.
 */
export function keepDraft({ fields }: Form, { flow, user }: AnyViewProps): void {
  const draft = drafts.get(flow)
  const keyOf = (name: string) => `${user?.id}-${name}`
  for (const { name, change, value } of fields) change(draft?.get(keyOf(name)) ?? value())
  onCleanup(() => drafts.set(flow, new Map(fields.map(({ name, value }) => [keyOf(name), value()]))))
}
