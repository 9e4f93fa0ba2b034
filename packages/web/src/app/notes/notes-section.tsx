import { createSignal, For, onMount, Show, type JSX } from 'solid-js'
import { createNotesClient, type NoteView } from '../../client/create-notes-client.ts'
import { useAuth } from '../../solid.tsx'
import { useApp } from '../app-context.tsx'
import { createNotes, type Notes } from './create-notes.ts'
import { NoteForm } from './note-form.tsx'

/** The notes of whoever is logged in: added, changed and deleted. Stands for whatever an application keeps for its users (S3-59). */
export function NotesSection(): JSX.Element {
  const notes = createNotes(createNotesClient('/trpc', useAuth().auth), useApp().flashes)
  let heading: HTMLHeadingElement | undefined
  onMount(() => void notes.load())
  return (
    <section class="notes" aria-labelledby="notes">
      <h2 id="notes" tabindex="-1" ref={(element) => (heading = element)}>
        Your notes
      </h2>
      <NoteForm label="New note" submit="Add note" busy={notes.busy()} onSubmit={notes.add} />
      <Show when={notes.all()?.length === 0}>
        <p class="lead">Nothing yet. Only you will see what you write here.</p>
      </Show>
      <ul>
        <For each={notes.all()}>{(note) => <NoteItem note={note} notes={notes} onGone={() => heading?.focus()} />}</For>
      </ul>
    </section>
  )
}

interface NoteItemProps {
  readonly note: NoteView
  readonly notes: Notes
  /** The line has gone, and what was pressed with it. */
  readonly onGone: () => void
}

function NoteItem(props: NoteItemProps): JSX.Element {
  const [isEdited, setEdited] = createSignal(false)
  const name = () => props.note.text.slice(0, 40)
  const change = async (text: string) => {
    const isChanged = await props.notes.change(props.note.id, text)
    if (isChanged) props.onGone()
    return isChanged
  }
  const remove = async () => {
    if (await props.notes.remove(props.note.id)) props.onGone()
  }
  return (
    <li class="note">
      <Show
        when={isEdited()}
        fallback={
          <>
            <p>{props.note.text}</p>
            <div class="buttons">
              <button type="button" class="button" aria-label={`Edit: ${name()}`} onClick={() => setEdited(true)}>
                Edit
              </button>
              <button type="button" class="button" aria-label={`Delete: ${name()}`} onClick={() => void remove()}>
                Delete
              </button>
            </div>
          </>
        }
      >
        <NoteForm
          label="Change note"
          text={props.note.text}
          submit="Save"
          busy={props.notes.busy()}
          onSubmit={change}
          onCancel={() => setEdited(false)}
        />
      </Show>
    </li>
  )
}
