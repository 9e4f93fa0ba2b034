import type { Auth } from '../embed/auth.ts'
import { followButtons } from './follow-buttons.ts'
import { createFormElement } from './form-element.ts'
import { createGuardElement } from './guard-element.ts'
import { createUserButtonElement } from './user-button-element.ts'

/** Defines our custom elements, and lets buttons with `data-latchkey` open the dialogs. An element that the page has already is left as it is. */
export function defineAuthElements(auth: Auth): void {
  const elements: Readonly<Record<string, () => CustomElementConstructor>> = {
    'latchkey-login': () => createFormElement(auth, 'login'),
    'latchkey-signup': () => createFormElement(auth, 'signup'),
    'latchkey-forgot': () => createFormElement(auth, 'forgot'),
    'latchkey-account': () => createFormElement(auth, 'account'),
    'latchkey-user-button': () => createUserButtonElement(auth),
    'latchkey-guard': () => createGuardElement(auth),
  }
  let isFirst = true
  for (const [name, create] of Object.entries(elements)) {
    if (customElements.get(name)) isFirst = false
    else customElements.define(name, create())
  }
  // A second copy on the page must not open a second dialog.
  if (isFirst) followButtons(auth)
}
