import type { User } from '@latchkey/shared/contract'
import { createContext, useContext } from 'solid-js'
import type { Flashes } from './flashes.ts'

/** What the parts of the app share: who is logged in, the messages, and what the buttons do. */
export interface App {
  /** Undefined while the session is being read, null for nobody. */
  readonly user: () => User | null | undefined
  /** The session could not be read yet, because the server can't be reached. */
  readonly isUnreachable: () => boolean
  /** Tries to read it at once, without waiting for the next try. */
  readonly tryAgain: () => Promise<void>
  readonly flashes: Flashes
  /** The address that was signed up in this tab and waits to be confirmed; survives a reload. */
  readonly waitingAddress: () => string
  /** What to say to somebody who has just come in. */
  readonly greeting: () => string
  readonly logIn: () => Promise<void>
  readonly signUp: () => Promise<void>
  readonly logOut: () => Promise<void>
}

const AppContext = createContext<App>()
export const AppProvider = AppContext.Provider

/** The app that a component is part of. */
export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('useApp is for components inside AppProvider')
  return app
}
