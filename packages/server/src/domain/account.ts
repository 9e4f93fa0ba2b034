import type { LinkPurpose, Locale } from '@latchkey/shared'

/** A password as it is stored: a hash in its own text format, and the name of the pepper it was made with. */
export interface PasswordHash {
  /** bcrypt `$2b$…`, or the format of a system that the account was imported from. */
  readonly hash: string
  /** Which pepper was mixed in; `none` for imported hashes, which know no pepper. */
  readonly keyId: string
}

/** One try at signing up with an address whose mailbox nobody has proven yet. At most three are kept apart until one of them is confirmed, beside one that is somebody's already. */
export interface SignUpAttempt {
  readonly password: PasswordHash
  readonly name: string
  readonly username: string | null
  readonly profile: Readonly<Record<string, unknown>>
  /** The language of the browser; null if it spoke none of ours. Attempts of older versions lack it. */
  readonly locale?: Locale | null
  /** SHA-256 of the cookie that the browser got when it signed up. */
  readonly browserHash: string
  readonly createdAt: Date
}

/** A password that somebody tried to sign up with at an address which has an owner. It opens nothing; a login is answered as if the address were still to be confirmed (EN-1). */
export interface Decoy {
  readonly password: PasswordHash
  readonly createdAt: Date
}

/** The secret of a mailed link, as a hash, with all that it may be used for. */
export interface LinkKey {
  readonly keyHash: string
  readonly purpose: LinkPurpose
  /** The canonical address of the mailbox it was sent to. */
  readonly emailKey: string
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Why it no longer works; kept for a while so that its owner can be told. */
  readonly ended: 'used' | 'replaced' | null
}

/** The six digits that a mail holds beside its link. */
export interface EmailCode {
  /** The link key of the same mail. */
  readonly keyHash: string
  readonly codeHash: string
  readonly salt: string
  readonly purpose: 'confirm' | 'reset'
  readonly emailKey: string
  readonly expiresAt: Date
  readonly triesLeft: number
}

/** One logged-in browser. */
export interface Session {
  /** Public: shown in the list of sessions, no secret. */
  readonly id: string
  /** SHA-256 of the cookie's secret. */
  readonly secretHash: string
  readonly remember: boolean
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** When the password was last typed. */
  readonly provenAt: Date
  /** The `User-Agent` header, cut. */
  readonly userAgent: string
}

/** A browser in which somebody has logged in before. */
export interface KnownDevice {
  /** SHA-256 of a secret in its cookie. */
  readonly secretHash: string
  readonly addedAt: Date
  readonly lastUsedAt: Date
  /** The `User-Agent` header, cut. */
  readonly userAgent: string
}

export const MAIL_PURPOSES = [
  'confirm',
  'already_registered',
  'reset',
  'password_reset_done',
  'login_after_failures',
  'new_device',
  'password_changed',
  'email_change',
  'email_change_notice',
  'email_changed',
  'account_deleted',
  'account_approved',
  'password_set',
  'invited',
] as const
export type MailPurpose = (typeof MAIL_PURPOSES)[number]

/** A mail that still has to be sent. It holds no secret: keys are made when it is sent. */
export interface MailIntent {
  readonly id: string
  readonly purpose: MailPurpose
  /** The address as its owner wrote it. */
  readonly to: string
  readonly createdAt: Date
  readonly dueAt: Date
  readonly tries: number
  /** Tries of which nobody knows whether the mail went out. */
  readonly unclearTries: number
  /** While a worker sends it: until when the others keep away. */
  readonly leasedUntil: Date | null
}

/** A mail that went out not long ago: what the limits for each recipient count. */
export interface SentMail {
  readonly purpose: MailPurpose
  readonly at: Date
}

/** What the mail provider says of an address: nothing sent there arrives. */
export interface Undeliverable {
  /** The canonical address that it is about. */
  readonly emailKey: string
  readonly reason: 'bounced' | 'complained' | 'unsubscribed' | 'refused'
  readonly at: Date
}

/** Something that happened to the account and that its owner may read. */
export interface Activity {
  readonly event: string // one of ActivityEvent; older documents may hold others
  readonly at: Date
  readonly userAgent: string
}

/** Everything that belongs to an account, in one document, so that every change is one atomic write. */
export interface Account {
  readonly id: string
  /** Counts the changes; a write names the version it read (compare-and-swap). */
  readonly version: number
  /** As its owner wrote it: shown, and mailed to. */
  readonly email: string
  /** Canonical, unique. */
  readonly emailKey: string
  readonly username: string | null
  /** Canonical, unique. */
  readonly usernameKey: string | null
  readonly name: string
  /** The language of its mails: what its owner's browser last asked for. Null: that of the site. */
  readonly locale: Locale | null
  readonly roles: readonly string[]
  readonly profile: Readonly<Record<string, unknown>>
  /** Null until a sign-up attempt is confirmed: before that, the attempts hold the passwords. */
  readonly password: PasswordHash | null
  readonly confirmedAt: Date | null
  /** The address, as its owner wrote it, that takes the place of `email` if its mailbox is proven in time. */
  readonly pendingEmail: { readonly email: string; readonly expiresAt: Date } | null
  readonly disabledAt: Date | null
  /** Null while an operator still has to let the account in. */
  readonly approvedAt: Date | null
  readonly createdAt: Date
  /** When an operator invited its owner, who has not chosen a password yet. */
  readonly invitedAt: Date | null
  /** Set when all else is removed and only the last mail still has to be sent. */
  readonly deletedAt: Date | null
  readonly attempts: readonly SignUpAttempt[]
  readonly decoys: readonly Decoy[]
  /** The browser whose attempt became the account, for as long as its waiting dialog may ask. */
  readonly activatedBy: { readonly browserHash: string; readonly at: Date } | null
  readonly linkKeys: readonly LinkKey[]
  readonly codes: readonly EmailCode[]
  /** Wrong codes since the owner last logged in, of an unconfirmed address all there were: after too many, only links work. */
  readonly codeFailures: number
  readonly sessions: readonly Session[]
  /** Null until the first session: the device that begins it is new, but news to nobody. */
  readonly devices: readonly KnownDevice[] | null
  readonly mails: readonly MailIntent[]
  readonly sentMails: readonly SentMail[]
  /** When the next of `mails` is due; indexed. */
  readonly mailDueAt: Date | null
  /** Shown to operators; forgotten when its owner proves the mailbox. */
  readonly undeliverable: Undeliverable | null
  readonly activity: readonly Activity[]
}
