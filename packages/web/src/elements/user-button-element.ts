import { createEffect, createRoot } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import css from '../styles/elements/user-button.css?inline'
import { sayLogIn } from '../text/log-in.ts'

/**
 * One button: it opens the login for guests and the account for users, whose picture and name it bears. It speaks the language of the forms, unless it is told what to
 * say: `<latchkey-user-button login-label="Members">`. Until it is known who is there it has no button: nobody is a guest because the server is away.
 */
export function createUserButtonElement(auth: Auth): CustomElementConstructor {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  return class extends HTMLElement {
    #stop: (() => void)[] = []
    #button: HTMLButtonElement | undefined
    #isKnown = false

    connectedCallback(): void {
      this.#button ??= this.#create()
      const update = () => this.#update()
      // Follows whoever is logged in, and the language; an `Auth` of another copy of Solid tells the former only to who subscribes.
      const stopEffect = createRoot((dispose) => {
        createEffect(update)
        return dispose
      })
      this.#stop = [stopEffect, auth.subscribe(update)]
      void auth.ready.then(() => {
        this.#isKnown = true
        update()
      })
    }

    disconnectedCallback(): void {
      for (const stop of this.#stop) stop()
    }

    #create(): HTMLButtonElement {
      const button = document.createElement('button')
      button.type = 'button'
      button.dataset['latchkeyPart'] = 'user-button'
      button.addEventListener('click', () => void (auth.user() ? auth.openAccount() : auth.loginWithForm()))
      button.addEventListener('pointerenter', () => auth.preload(auth.user() ? 'account' : 'login'))
      return button
    }

    #update(): void {
      const user = auth.user()
      const locale = auth.locale()
      if (!this.#button || !(user || this.#isKnown)) return
      if (!this.#button.isConnected) this.append(this.#button)
      if (!user) return this.#button.replaceChildren(this.getAttribute('login-label') ?? sayLogIn(locale))
      const picture = document.createElement('img')
      Object.assign(picture, { src: user.avatarUrl, alt: '', width: 24, height: 24 })
      this.#button.replaceChildren(picture, user.name)
    }
  }
}
