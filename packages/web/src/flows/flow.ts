import type { Input, User } from '@latchkey/shared/contract'
import type { AccountSection } from './account-section.ts'

/** What somebody brings from a mail: the key of its link, or its six digits. */
export type MailProof = { readonly key: string } | { readonly code: string }

/** Why the link of a mail does not work; the codes of the server. */
type LinkProblem = 'link_invalid' | 'link_expired' | 'link_used' | 'link_replaced'

/** What a message can say; the words stand in `text/en.ts`, the buttons in `dialogs/message-view.tsx`. */
export type MessageName =
  | 'confirmed'
  | 'confirmed_logged_in'
  | 'confirmed_elsewhere' // somebody else is logged in here, and stays so
  | 'awaiting_approval'
  | 'signup_closed'
  | 'reset'
  | 'reset_logged_in'
  | `confirm_${LinkProblem}`
  | `reset_${LinkProblem}`
  | 'password_changed'
  | 'account_deleted'
  | 'email_changed'
  | 'change_address_taken'
  | 'undo_address_taken'
  | `change_${LinkProblem}`
  | 'undone_restored'
  | 'undone_reset'
  | `undo_${LinkProblem}`
  | 'link_damaged'
  | 'login_not_kept' // by the browser, so nobody is logged in

/** What was filled in beside address and password. */
export type TypedSignUp = Pick<Input<'signup'>, 'name' | 'username' | 'profile'>

/** What can be open: one view with what it has to know. `email` is what was typed so far, or empty: it goes along from view to view. */
export type Flow =
  /** `again`: what somebody was doing needs it once more. `resume`: what is shown again, with all that was typed, if it is the same one who logs in. */
  | {
      readonly view: 'login'
      readonly email: string
      readonly message?: string | undefined
      readonly again?: boolean | undefined
      readonly resume?: Flow | undefined
    }
  /** `typed`: somebody came back for another address; all but the password is kept. */
  | { readonly view: 'signup'; readonly email: string; readonly typed?: TypedSignUp | undefined }
  /** After a sign-up: where the mail went, its code, and the mail once more. */
  | { readonly view: 'check_email'; readonly email: string; readonly typed?: TypedSignUp | undefined; readonly mailJustSent?: true }
  | { readonly view: 'forgot'; readonly email: string }
  /** After "forgot": the code of the mail, which leads to `reset`. */
  | { readonly view: 'enter_code'; readonly email: string }
  /** `linkChecked`: the link works, so a new password may be asked for. */
  | { readonly view: 'reset'; readonly email: string; readonly proof: MailProof; readonly linkChecked?: boolean }
  | { readonly view: 'confirm'; readonly email: string; readonly proof: MailProof; readonly passwordRequired?: boolean }
  /** One part of the account of whoever is logged in. */
  | { readonly view: 'account'; readonly section: AccountSection }
  /** The link in the new mailbox, which makes it the address of the account. */
  | { readonly view: 'change'; readonly email: string; readonly key: string }
  /** The link in the mail about a change, which takes it back. */
  | { readonly view: 'undo'; readonly email: string; readonly key: string }
  | { readonly view: 'message'; readonly email: string; readonly message: MessageName }

/** Which view is open. */
export type FlowView = Flow['view']
export type FlowOf<View extends FlowView> = Extract<Flow, { readonly view: View }>

/** What a view can ask of whoever shows it, a dialog or a page. */
export interface FlowSteps {
  /** Shows another view in the same place. */
  readonly go: (next: Flow) => void
  /** The same when a form has done its work: the browser may offer to save what was typed in. */
  readonly advance: (next: Flow) => void
  /** Fetches what a view needs that somebody may go to next; nobody hears of it if that fails. */
  readonly prepare: (view: FlowView) => void
  /** Somebody is logged in now. With a message it is shown before the flow ends. */
  readonly loggedIn: (user: User, message?: MessageName) => void
  /** The account is another one now, or nobody is logged in any more; the flow goes on. */
  readonly userChanged: (user: User | null) => void
  /** Ends the flow: with the user who logged in on the way, or null. */
  readonly close: () => void
}
