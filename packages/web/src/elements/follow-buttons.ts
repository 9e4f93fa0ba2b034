import type { Auth } from '../embed/auth.ts'

/** Makes buttons of the page that say so open dialogs: `<button data-latchkey="login">`; also `signup`, `forgot`, `account` and `logout`. Returns how to stop. */
export function followButtons(auth: Auth): () => void {
  const actions: Readonly<Record<string, () => unknown>> = {
    login: () => auth.loginWithForm(),
    signup: () => auth.signupWithForm(),
    forgot: () => auth.forgotPasswordWithForm(),
    account: () => auth.openAccount(),
    logout: () => auth.logout(),
  }
  const act = (event: Event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-latchkey]') : null
    const name = button?.getAttribute('data-latchkey') ?? ''
    if (!Object.hasOwn(actions, name)) return
    event.preventDefault()
    void actions[name]?.()
  }
  // While the event is on its way down: a page that stops it on its way up does not stop this.
  window.addEventListener('click', act, { capture: true })
  return () => window.removeEventListener('click', act, { capture: true })
}
