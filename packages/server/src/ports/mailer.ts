/** A mail, ready to go. */
export interface Mail {
  /** Exactly one address. */
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** What the mail is for, as a tag for the provider's figures and the dev mailbox. */
  readonly purpose: string
  /** The same for every try at sending the same mail. */
  readonly id: string
}

/** How a try to send ended. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  /** This mail will never be accepted. `undeliverable` says that the address itself is dead. */
  | { readonly kind: 'refused'; readonly reason: string; readonly undeliverable: boolean }
  /** Try again, not before `afterMs` if given. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs?: number }
  /** Nobody knows whether it went out: try once more, later. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Our account with the provider is broken; no mail will go out until an operator mends it. */
  | { readonly kind: 'broken'; readonly reason: string }

export interface Mailer {
  /** Hands one mail over for delivery. Never rejects: what went wrong is the outcome. */
  send(mail: Mail): Promise<MailOutcome>
}
