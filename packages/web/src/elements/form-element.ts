import type { Auth, AuthEvents, PageView } from '../embed/auth.ts'
import { parseAccountSection } from '../flows/account-section.ts'

const PROPERTIES = ['email', 'message', 'section'] as const
const EVENTS = ['login', 'logout', 'signup', 'unreachable'] as const satisfies ReadonlyArray<keyof AuthEvents>

/**
 * A form as an element of the page, in light DOM, where password managers find it. Made by a function, since there is no `HTMLElement` to extend where no browser is.
 * Fires `latchkey-login`, `-logout`, `-signup` and `-unreachable`, and `latchkey-leave` when the account is left.
 */
export function createFormElement(auth: Auth, view: PageView): CustomElementConstructor {
  return class extends HTMLElement {
    #remove: (() => void) | undefined

    get email(): string {
      return this.getAttribute('email') ?? ''
    }
    set email(value: string) {
      this.setAttribute('email', value)
    }
    get message(): string {
      return this.getAttribute('message') ?? ''
    }
    set message(value: string) {
      this.setAttribute('message', value)
    }
    get section(): string {
      return this.getAttribute('section') ?? ''
    }
    set section(value: string) {
      this.setAttribute('section', value)
    }

    connectedCallback(): void {
      this.#adoptEarlyProperties()
      // Still there: it was only moved, and so is its form with what was typed.
      this.#remove ??= this.#show()
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return
        this.#remove?.()
        this.#remove = undefined
      })
    }

    /** What was set before this element was defined stands in its way as a property of its own. */
    #adoptEarlyProperties(): void {
      for (const name of PROPERTIES) {
        if (!Object.hasOwn(this, name)) continue
        const value = this[name]
        Reflect.deleteProperty(this, name)
        this[name] = value
      }
    }

    #show(): () => void {
      const fire = (name: string, detail: unknown = null) => this.dispatchEvent(new CustomEvent(`latchkey-${name}`, { detail }))
      const stops = EVENTS.map((name) => auth.on(name, (detail) => fire(name, detail)))
      const { email, message, section } = this
      const unmount = auth.mount(this, view, {
        place: 'panel',
        email: email || undefined,
        message: message || undefined,
        section: parseAccountSection(section),
        onLeave: () => fire('leave'),
      })
      return () => {
        unmount()
        stops.forEach((stop) => stop())
      }
    }
  }
}
