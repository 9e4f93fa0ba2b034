import type { User } from '@latchkey/shared/contract'
import { createSignal, onCleanup } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import { readReset } from '../flows/reset-memory.ts'
import type { App } from './app-context.tsx'
import { createWaitingAddress } from './create-waiting-address.ts'
import { createGreeting } from './create-greeting.ts'
import type { Flashes } from './flashes.ts'
import { formOf, type PageForm } from './form-paths.ts'
import { HOME } from './safe-next.ts'

interface CreateAppOptions {
  readonly auth: Auth
  readonly flashes: Flashes
  readonly navigate: (path: string) => void
}

/** Connects the dialogs with the pages: what a button opens, and what is said afterwards. */
export function createApp({ auth, flashes, navigate }: CreateAppOptions): App {
  const [user, setUser] = createSignal<User | null | undefined>()
  const [unreachable, setUnreachable] = createSignal(false)
  onCleanup(auth.subscribe(setUser))
  for (const event of ['login', 'logout'] as const) onCleanup(auth.on(event, () => flashes.clear()))
  onCleanup(auth.on('unreachable', () => setUnreachable(true)))
  void auth.ready.then(() => setUser(auth.user()))

  // A page that the browser brings back as it was may show somebody whose session has ended since: it begins anew, and shows nothing meanwhile (SE-7).
  const beginAnew = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || !user()) return
    setUser()
    window.location.reload()
  }
  window.addEventListener('pageshow', beginAnew)
  onCleanup(() => window.removeEventListener('pageshow', beginAnew))

  const waiting = createWaitingAddress(auth)
  const tellWaiting = (words: string, form: PageForm = 'signup') =>
    flashes.show('info', words, { words: 'Enter the code', path: `/${form}` })
  void auth.ready.then(() => {
    if (auth.user()) return
    const [form, signedUp, forgetful] = [formOf(window.location.pathname), waiting.address(), readReset()]
    if (signedUp && form !== 'signup') tellWaiting(`We are waiting for you to click on the link in our email to ${signedUp}.`)
    if (forgetful && form !== 'forgot') tellWaiting(`Still resetting the password of ${forgetful}?`, 'forgot')
  })

  const greeting = createGreeting(auth)
  // From either dialog people reach the other, so both end in the same way. A sign-up says once more where the mail went (S3-51).
  const tellAfter = async (dialog: Promise<User | null>) => {
    const before = waiting.changes()
    const loggedIn = await dialog
    if (loggedIn) flashes.show('success', greeting())
    else if (waiting.address() && waiting.changes() !== before)
      tellWaiting(`We have sent a confirmation email to ${waiting.address()}.\nCheck your email, and click on the link.`)
  }
  return {
    user,
    isUnreachable: () => user() === undefined && unreachable(),
    tryAgain: auth.refresh,
    flashes,
    waitingAddress: waiting.address,
    greeting,
    logIn: () => tellAfter(auth.loginWithForm()),
    signUp: () => tellAfter(auth.signupWithForm()),
    logOut: async () => {
      // Home first: a protected page would ask for a login as soon as nobody is logged in.
      navigate(HOME)
      if (await auth.logout()) flashes.show('success', 'You have successfully logged out.')
      else flashes.show('error', 'That did not work: you are still logged in. Please check your connection and try again.')
    },
  }
}
