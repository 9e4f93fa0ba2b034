import type { Auth, PageView } from '../embed/auth.ts'
import { offerReload } from '../embed/offer-reload.ts'
import { sayNotLoggedOut } from '../text/not-logged-out.ts'

const VIEWS: readonly PageView[] = ['login', 'signup', 'forgot', 'account']

/**
 * Makes buttons of the page that say so open dialogs: `<button data-latchkey="login">`; also `signup`, `forgot`, `account` and `logout`. What a dialog needs is fetched
 * while the pointer or the focus is on its way. Returns how to stop.
 */
export function followButtons(auth: Auth): () => void {
  let leaving: Promise<void> | undefined
  const actions: Readonly<Record<string, () => unknown>> = {
    login: () => auth.loginWithForm(),
    signup: () => auth.signupWithForm(),
    forgot: () => auth.forgotPasswordWithForm(),
    account: () => auth.openAccount(),
    logout: () => (leaving ??= logOut(auth).finally(() => (leaving = undefined))),
  }
  const prepare = (event: Event) => {
    const view = VIEWS.find((each) => each === nameOf(event))
    if (view) auth.preload(view)
  }
  const act = (event: Event) => {
    const name = nameOf(event)
    if (!Object.hasOwn(actions, name)) return
    event.preventDefault()
    void actions[name]?.()
  }
  // While the event is on its way down: a page that stops it on its way up does not stop this.
  const ends = new AbortController()
  const options = { capture: true, signal: ends.signal }
  window.addEventListener('click', act, options)
  for (const coming of ['pointerover', 'focusin']) window.addEventListener(coming, prepare, options)
  return () => ends.abort()
}

/** Whoever is not logged out is told so, lest they leave a shared machine; they may try again. */
async function logOut(auth: Auth): Promise<void> {
  if (await auth.logout()) return
  if (await offerReload(...sayNotLoggedOut(auth.locale()))) await logOut(auth)
}

function nameOf({ target }: Event): string {
  const button = target instanceof Element ? target.closest('[data-latchkey]') : null
  return button?.getAttribute('data-latchkey') ?? ''
}
