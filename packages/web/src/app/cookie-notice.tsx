import { A } from '@solidjs/router'
import { createSignal, Show, type Accessor, type JSX } from 'solid-js'
import { stored } from '../flows/stored.ts'

const NAME = 'latchkey-cookies-read'

export interface CookieNoticeState {
  readonly isOpen: Accessor<boolean>
  /** Opens it once more; `opener` gets the focus back afterwards. */
  readonly reopen: (opener: HTMLElement) => void
  readonly dismiss: () => void
}

/** Remembers in this browser that the notice has been read (S5-88). */
export function createCookieNotice(focusPage: () => void): CookieNoticeState {
  const [isOpen, setOpen] = createSignal(!stored('local', NAME))
  let opener: HTMLElement | undefined
  return {
    isOpen,
    reopen: (button) => {
      opener = button
      setOpen(true)
      document.getElementById('cookie-notice')?.focus()
    },
    dismiss: () => {
      stored('local', NAME, 'yes')
      setOpen(false)
      if (opener) opener.focus()
      else focusPage()
      opener = undefined
    },
  }
}

/** Says which cookies there are. There is nothing to choose, since all are needed for what a visitor asks for; so it stands in nobody's way. */
export function CookieNotice(props: { readonly state: CookieNoticeState }): JSX.Element {
  return (
    <Show when={props.state.isOpen()}>
      <section class="cookie-notice" aria-labelledby="cookie-notice">
        <h2 id="cookie-notice" tabindex="-1">
          Cookies
        </h2>
        <p>
          Only needed ones are set: to keep you logged in, and to know this browser again. Nothing counts or follows you.{' '}
          <A href="/privacy">What is kept</A>
        </p>
        <button type="button" class="button" onClick={() => props.state.dismiss()}>
          All right
        </button>
      </section>
    </Show>
  )
}
