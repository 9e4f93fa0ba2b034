import { createEffect, createRoot } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import { sayLogIn } from '../text/log-in.ts'

/**
 * One button: it opens the login for guests and the account for users, whose picture and name it bears. It speaks the language of the forms, unless it is told what to
 * say: `<latchkey-user-button login-label="Members">`.
 */
export function createUserButtonElement(auth: Auth): CustomElementConstructor {
  return class extends HTMLElement {
    #stop: (() => void) | undefined
    #button: HTMLButtonElement | undefined

    connectedCallback(): void {
      this.#button ??= this.#create()
      // Follows whoever is logged in, and the language.
      this.#stop ??= createRoot((dispose) => {
        createEffect(() => this.#update())
        return dispose
      })
      void auth.ready.then(() => this.#update())
    }

    disconnectedCallback(): void {
      this.#stop?.()
      this.#stop = undefined
    }

    #create(): HTMLButtonElement {
      const button = document.createElement('button')
      button.type = 'button'
      button.dataset['latchkeyPart'] = 'user-button'
      button.addEventListener('click', () => void (auth.user() ? auth.openAccount() : auth.loginWithForm()))
      button.addEventListener('pointerenter', () => auth.preload(auth.user() ? 'account' : 'login'))
      this.append(button)
      return button
    }

    #update(): void {
      const user = auth.user()
      if (!user) return this.#button?.replaceChildren(this.getAttribute('login-label') ?? sayLogIn(auth.locale()))
      const picture = document.createElement('img')
      Object.assign(picture, { src: user.avatarUrl, alt: '', width: 24, height: 24 })
      this.#button?.replaceChildren(picture, ` ${user.name}`)
    }
  }
}
