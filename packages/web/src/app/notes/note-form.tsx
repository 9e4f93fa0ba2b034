import { createSignal, createUniqueId, onMount, Show, untrack, type JSX } from 'solid-js'

interface NoteFormProps {
  readonly label: string
  readonly text?: string
  readonly submit: string
  readonly busy: boolean
  /** Resolves to whether it was kept. */
  readonly onSubmit: (text: string) => Promise<boolean>
  readonly onCancel?: () => void
}

/** One text to write or to change. What was typed stays until it is kept. */
export function NoteForm(props: NoteFormProps): JSX.Element {
  const id = createUniqueId()
  const [text, setText] = createSignal(untrack(() => props.text ?? ''))
  let field: HTMLTextAreaElement | undefined
  onMount(() => props.onCancel && field?.focus())
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (text().trim() === '') return field?.focus()
    if ((await props.onSubmit(text())) && !props.onCancel) setText('')
  }
  return (
    <form class="note-form" method="post" onSubmit={(event) => void submit(event)}>
      <label for={id}>{props.label}</label>
      <textarea
        ref={(element) => (field = element)}
        id={id}
        rows="3"
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="buttons">
        <button type="submit" class="button button-primary" aria-disabled={props.busy ? 'true' : undefined}>
          {props.submit}
        </button>
        <Show when={props.onCancel}>
          {(cancel) => (
            <button type="button" class="button" onClick={() => cancel()()}>
              Cancel
            </button>
          )}
        </Show>
      </div>
    </form>
  )
}
