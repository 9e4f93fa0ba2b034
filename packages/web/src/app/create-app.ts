import type { User } from '@latchkey/shared/contract'
import { createSignal, onCleanup } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import type { App } from './app-context.tsx'
import type { Flashes } from './flashes.ts'
import { HOME } from './safe-next.ts'

interface CreateAppOptions {
  readonly auth: Auth
  readonly flashes: Flashes
  readonly navigate: (path: string) => void
}

/** Connects the dialogs with the pages: what a button opens, and what is said afterwards. */
export function createApp({ auth, flashes, navigate }: CreateAppOptions): App {
  const [user, setUser] = createSignal<User | null | undefined>()
  onCleanup(auth.subscribe(setUser))
  void auth.ready.then(() => setUser(auth.user()))

  return {
    user,
    flashes,
    logIn: async () => {
      if (await auth.loginWithForm()) flashes.show('success', 'You have successfully logged in.')
    },
    signUp: async () => {
      if (await auth.signupWithForm()) flashes.show('success', 'Welcome! You are logged in now.')
    },
    logOut: async () => {
      // Home first: a protected page would ask for a login as soon as nobody is logged in.
      navigate(HOME)
      if (await auth.logout()) flashes.show('success', 'You have successfully logged out.')
      else flashes.show('error', 'That did not work: you are still logged in. Please check your connection and try again.')
    },
  }
}
