import type { Api, Settings, User } from '@latchkey/shared/contract'
import type { Shown } from '../dialogs/shown.ts'
import type { AccountSection } from '../flows/account-section.ts'
import type { Language, OwnWords } from '../text/text.ts'

export type { AccountSection, Shown }

/** Where the server is, and what the forms speak. */
export interface AuthOptions {
  /** Where the server answers tRPC; `/trpc` of this origin unless told. */
  readonly url?: string
  /** Instead of `url`: any implementation of the operations. */
  readonly api?: Api
  /** A BCP 47 tag: the language of the forms. Unless told, what was chosen by `setLocale`, else the language of the page, else of the browser. */
  readonly locale?: string | undefined
  /** Languages of your own, or built-in ones that come with your code instead of being fetched. */
  readonly languages?: readonly Language[] | undefined
  /** Other words for some keys. */
  readonly words?: OwnWords | undefined
}

/** How the login dialog opens. */
export interface LoginFormOptions {
  /** False: there is no way out but to log in. */
  readonly allowCancel?: boolean
  /** What stands in the email field at first. */
  readonly email?: string
  /** Why somebody is asked to log in; shown above the form. */
  readonly message?: string
  /** Asks even if this tab believes that somebody is logged in: their session is over, or too old for what they want. */
  readonly again?: boolean
  /** Ends the waiting from outside: the promise is then null. The dialog closes with it, unless other calls still wait for it. */
  readonly signal?: AbortSignal
}

/** Whom a part of an application is for. */
export interface RequireUserOptions {
  /** Only with an address that is confirmed. */
  readonly confirmed?: boolean | undefined
  /** One of them is enough, as on the server; none, and everybody will do. */
  readonly roles?: readonly string[] | undefined
  /** Why somebody is asked to log in; shown above the form. */
  readonly message?: string | undefined
}

/** How a form begins that is a part of a page, and whom it tells. */
export interface MountOptions {
  /** What stands in the email field at first. */
  readonly email?: string | undefined
  /** Shown above the form. */
  readonly message?: string | undefined
  /** A panel is a smaller part of a page that has its own main heading; `page` unless told. */
  readonly place?: 'page' | 'panel' | undefined
  /** Where the account begins; the menu unless told. */
  readonly section?: AccountSection | undefined
  /** Somebody has logged in; called once, after the last message. */
  readonly onDone?: ((user: User) => void) | undefined
  /** The account has been left by its last message. */
  readonly onLeave?: (() => void) | undefined
  /** What is shown now, for the title of the page. */
  readonly onShown?: ((shown: Shown) => void) | undefined
}

/** The views that a page can begin with; from there people reach the others. The account is for whoever is logged in, `check_email` for whoever has signed up, `enter_code` for whoever was sent a code for a new password. */
export type PageView = 'login' | 'signup' | 'check_email' | 'forgot' | 'enter_code' | 'account'

/** What happened, and what comes with it. */
export interface AuthEvents {
  /** The server has taken a sign-up; with `confirm_email` a mail is on its way. */
  readonly signup: { readonly email: string; readonly status: 'confirm_email' | 'logged_in' | 'awaiting_approval' }
  /** Somebody is logged in now, here or in another tab. */
  readonly login: User
  /** Nobody is logged in any more, here or in another tab. */
  readonly logout: null
  /** The server could not be asked who is logged in, so that is unknown; it is asked again by itself. */
  readonly unreachable: null
}

/** Everything that a host page needs. What a person does never rejects: cancelled is null. */
export interface Auth {
  /** Fetches what a form needs before it is opened, for instance while the pointer is on its way to a button: the login unless told. */
  readonly preload: (view?: PageView) => void
  /** Resolves when it is known who is logged in, even if that is nobody. */
  readonly ready: Promise<void>
  /** Who is logged in, as far as this tab knows; null for nobody and while it is not known yet. */
  readonly user: () => User | null
  /** Asks the server again who is logged in. Never rejects. */
  readonly refresh: () => Promise<void>
  /** What the server allows; asked once, when first needed. If it can't be asked, the defaults. */
  readonly settings: () => Promise<Settings>
  /** The tag of the language that the forms speak. */
  readonly locale: () => string
  /** Changes over to another language, at once and in this browser's later visits. What there is no language for is English. */
  readonly setLocale: (locale: string) => Promise<void>
  /** Calls back at every change of the user; returns how to stop. */
  readonly subscribe: (listener: (user: User | null) => void) => () => void
  /** Calls back at an event in this tab or another; returns how to stop. */
  readonly on: <Name extends keyof AuthEvents>(event: Name, listener: (detail: AuthEvents[Name]) => void) => () => void
  /** Opens the login dialog. Resolves at once if somebody is logged in; a second call waits for the same dialog. Who cancels while a login is on its way gets null, but may be logged in all the same: `subscribe` tells. */
  readonly loginWithForm: (options?: LoginFormOptions) => Promise<User | null>
  /** Opens the login if nobody is logged in, then the confirmation if that is missing. Null if it was cancelled or a role is missing. */
  readonly requireUser: (options?: RequireUserOptions) => Promise<User | null>
  /** Opens the sign-up dialog. Resolves to the user if that ends in a login, else to null: also when a mail has to be confirmed first. */
  readonly signupWithForm: () => Promise<User | null>
  /** Opens the dialog for a forgotten password. Resolves to the user if that ends in a login, else to null. */
  readonly forgotPasswordWithForm: (options?: { readonly email?: string }) => Promise<User | null>
  /** Opens the account; who is not logged in gets the login first. Resolves, when it is closed, to the user as they are then. */
  readonly openAccount: (options?: { readonly section?: AccountSection }) => Promise<User | null>
  /** Takes the link of a mail out of the URL, before it returns, and opens its dialog. Call it before anything is rendered. Without a link null, at once. */
  readonly handleEmailLink: () => Promise<User | null>
  /** Sends whoever is logged in the mail that confirms their address once more. Resolves to whether it worked. */
  readonly resendConfirmation: () => Promise<boolean>
  /** Ends the session of this browser, in all its tabs. Resolves to whether it worked. */
  readonly logout: () => Promise<boolean>
  /** Shows a form as a part of the page; returns how to remove it. */
  readonly mount: (element: Element, view: PageView, options?: MountOptions) => () => void
  /** Closes what is open and listens to nothing any more. Pending promises resolve to null. */
  readonly dispose: () => void
}
