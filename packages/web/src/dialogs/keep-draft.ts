import { onCleanup } from 'solid-js'
import type { Flow } from '../flows/flow.ts'
import type { Form } from '../forms/create-form.ts'

const drafts = new WeakMap<Flow, ReadonlyMap<string, string>>()

/** What was typed into a form of this flow comes back when the form is made anew for it, as another language does. Forgotten with the flow. */
export function keepDraft({ fields }: Form, flow: Flow): void {
  const draft = drafts.get(flow)
  for (const { name, change, value } of fields) change(draft?.get(name) ?? value())
  onCleanup(() => drafts.set(flow, new Map(fields.map(({ name, value }) => [name, value()]))))
}
