import type { Auth } from '../embed/auth.ts'
import { fits } from '../embed/require-user.ts'

/**
 * Shows what stands in it only to users who fit: `<latchkey-guard confirmed roles="admin editor" ask>`; one of the roles is enough. With `ask`, everybody else is asked for what is missing.
 * It hides, and no more: what must stay secret must not be sent to the page.
 */
export function createGuardElement(auth: Auth): CustomElementConstructor {
  return class extends HTMLElement {
    #stop: (() => void) | undefined

    connectedCallback(): void {
      this.hidden = true
      this.#stop ??= auth.subscribe(() => this.#update())
      void auth.ready.then(() => this.#ask())
    }

    disconnectedCallback(): void {
      this.#stop?.()
      this.#stop = undefined
    }

    #required() {
      return { confirmed: this.hasAttribute('confirmed'), roles: (this.getAttribute('roles') ?? '').split(/\s+/).filter(Boolean) }
    }

    #update(): void {
      const user = auth.user()
      this.hidden = !user || !fits(user, this.#required())
    }

    #ask(): void {
      if (!this.#stop) return
      this.#update()
      if (this.hidden && this.hasAttribute('ask')) void auth.requireUser(this.#required())
    }
  }
}
