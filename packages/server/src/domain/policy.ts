import type { MailLimits } from './mail-intent.ts'
import type { SessionPolicy } from './session.ts'

/** Where reasonable products differ: what this one decided. Documented in docs/guides/settings.md. */
export interface AuthPolicy {
  readonly siteName: string
  /** May an unconfirmed user be logged in: no, yes but unconfirmed, or is confirmation not asked at all. */
  readonly confirmation: 'required' | 'limited' | 'off'
  /** `private`: nobody learns whether an address has an account. `friendly`: the classic texts, which tell. */
  readonly privacy: 'private' | 'friendly'
  readonly confirmLogsIn: 'same-browser' | 'never'
  readonly resetLogsIn: boolean
  readonly loginWith: ReadonlyArray<'email' | 'username'>
  readonly signup: 'open' | 'approval' | 'closed'
  /** Code points. */
  readonly passwordMinLength: number
  readonly rememberDefault: boolean
  readonly sessions: SessionPolicy
  readonly mails: MailLimits
  /** Mails that strangers can cause, to all recipients together. */
  readonly mailsTotalPerHour: number
  /** Wrong six-digit codes, for all accounts together, before codes have to wait. */
  readonly wrongCodesPerHour: number
  /** Wrong passwords for one account, before the next try has to wait. */
  readonly loginFailures: { readonly points: number; readonly windowSeconds: number }
}
