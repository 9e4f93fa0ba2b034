import { createEffect, Show, type JSX } from 'solid-js'
import type { Form, FormState } from './create-form.ts'

interface FormFrameProps {
  readonly form: Form
  readonly view: string
  readonly title: string
  readonly place: 'dialog' | 'page' | 'panel'
  /** Said once while the form is under way. */
  readonly busyText: string
  readonly onShown?: ((shown: { title: string; state: FormState }) => void) | undefined
  readonly children: JSX.Element
}

/**
 * A form with its title and its two live regions. They are there before their text changes, because otherwise screen readers miss it; and inside the form, because
 * what stands outside of an open dialog can't be reached. `method="post"` keeps a password out of the URL should this script ever fail.
 */
export function FormFrame(props: FormFrameProps): JSX.Element {
  const titleId = () => `${props.form.scope}-title`
  createEffect(() => props.onShown?.({ title: props.title, state: props.form.state() }))
  return (
    <div
      data-latchkey-view={props.view}
      data-latchkey-state={props.form.state()}
      lang={props.form.words.language.tag}
      dir={props.form.words.language.dir}
    >
      <form
        data-latchkey-part="form"
        method="post"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void props.form.submit()
        }}
      >
        <Show
          when={props.place === 'page'}
          fallback={
            <h2 data-latchkey-part="title" id={titleId()} tabindex="-1">
              {props.title}
            </h2>
          }
        >
          <h1 data-latchkey-part="title" id={titleId()} tabindex="-1">
            {props.title}
          </h1>
        </Show>
        <div data-latchkey-part="alert" role="alert">
          <Show when={props.form.alert()}>{(text) => <span>{text()}</span>}</Show>
          <Show when={props.form.secondsToWait()}>
            {/* A timer is read along with the alert, and then counts silently. */}
            {(seconds) => <span role="timer"> {props.form.words.wait(seconds())}</span>}
          </Show>
        </div>
        <div data-latchkey-part="status" role="status">
          {props.form.busy() ? props.busyText : props.form.status()}
        </div>
        {props.children}
      </form>
    </div>
  )
}
