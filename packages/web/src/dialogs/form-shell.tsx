import { createEffect, Show, untrack, type JSX } from 'solid-js'
import type { Form } from '../forms/create-form.ts'
import { TextButton } from '../forms/text-button.tsx'
import { textLine } from '../forms/text-line.tsx'
import { keepDraft } from './keep-draft.ts'
import type { AnyViewProps } from './view-props.ts'

export interface FormShellProps {
  readonly context: AnyViewProps
  readonly form: Form
  /** What stands on the form whatever happens. Without `submit` there is no main button. */
  readonly says: { readonly title: string; readonly submit?: string; readonly busy?: string }
  /** Other words on the main button, or none and no button. */
  readonly submit?: string | undefined
  /** What stands above the fields. Where there are no fields it is read along with the button, which has the focus then. */
  readonly text?: string | undefined
  readonly describeButton?: boolean
  /** "Close" instead of "Cancel", where there is nothing left to cancel. */
  readonly closes?: boolean
  /** Where the main button is the way out anyway. */
  readonly hideCancel?: boolean
  /** A second button beside the main one. */
  readonly beside?: JSX.Element
  readonly links?: JSX.Element
  readonly children?: JSX.Element
}

/**
 * What all views share: a form with title, text, fields, buttons, and the links to other views, always in the same places. `method="post"` keeps a password out of the
 * URL should this script ever fail.
 */
export function FormShell(props: FormShellProps): JSX.Element {
  const { form, context } = untrack(() => props)
  const { flow, words } = context
  const { view } = flow
  const { tag, dir } = words.language
  const textId = `${form.scope}-text`
  untrack(() => keepDraft(form, context))
  const about = 'email' in flow ? { email: flow.email } : { section: flow.section }
  createEffect(() => context.onShown?.({ view, title: props.says.title, state: form.state(), ...about }))
  const [head, regions, actions] = [heading(props), liveRegions(props), buttons(props)]
  return (
    <div data-latchkey-view={view} data-latchkey-state={context.isLeaving ? 'busy' : form.state()} lang={tag} dir={dir}>
      <form
        data-latchkey-part="form"
        method="post"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void form.submit()
        }}
      >
        {head}
        {regions}
        <Show when={props.text} keyed>
          {(text) => textLine(text, textId)}
        </Show>
        {props.children}
        {actions}
        <Show when={'links' in props}>
          <div data-latchkey-part="links">{props.links}</div>
        </Show>
      </form>
    </div>
  )
}

function heading(shell: FormShellProps): JSX.Element {
  const id = `${shell.form.scope}-title`
  if (shell.context.place === 'page') {
    return (
      <h1 data-latchkey-part="title" id={id} tabindex="-1">
        {shell.says.title}
      </h1>
    )
  }
  return (
    <h2 data-latchkey-part="title" id={id} tabindex="-1">
      {shell.says.title}
    </h2>
  )
}

/** They are there before their text changes, because otherwise screen readers miss it; and inside the form, because what stands outside of an open dialog can't be reached. */
function liveRegions(shell: FormShellProps): JSX.Element {
  const { form } = shell
  return (
    <>
      <div data-latchkey-part="alert" role="alert">
        <Show when={form.alert()}>{(text) => <span>{text()}</span>}</Show>
        <Show when={form.secondsToWait()}>
          {/* A timer is read along with the alert, and then counts silently. */}
          {(seconds) => <span role="timer"> {form.words.wait(seconds())}</span>}
        </Show>
      </div>
      <div data-latchkey-part="status" role="status">
        {isBusy(shell) ? busyText(shell) : form.status()}
      </div>
    </>
  )
}

/** The main button is never `disabled`, which would throw the focus away: while the form is under way it only says that it does nothing. */
function buttons(shell: FormShellProps): JSX.Element {
  const { form, context } = shell
  const { words, allowCancel, steps } = context
  const submit = () => ('submit' in shell ? shell.submit : shell.says.submit)
  const label = () => (isBusy(shell) ? busyText(shell) : form.canTryAgain() ? words.tryAgain : submit())
  const isIdle = () => !isBusy(shell) && form.secondsToWait() === 0
  return (
    <div data-latchkey-part="actions">
      <Show when={submit()}>
        <button
          data-latchkey-part="submit"
          type="submit"
          aria-disabled={isIdle() ? undefined : 'true'}
          aria-describedby={shell.describeButton && shell.text ? `${form.scope}-text` : undefined}
        >
          {label()}
        </button>
      </Show>
      {shell.beside}
      <Show when={allowCancel && !shell.hideCancel}>
        <TextButton part="secondary" onClick={() => steps.close()}>
          {shell.closes ? words.close : words.cancel}
        </TextButton>
      </Show>
    </div>
  )
}

function isBusy({ form, context }: FormShellProps): boolean {
  return form.busy() || context.isLeaving === true
}

function busyText({ says, context }: FormShellProps): string | undefined {
  return context.isLeaving ? context.words.loading : says.busy
}
