import { toEmailKey, type LinkPurpose } from '@latchkey/shared'
import type { Account, EmailCode, MailIntent, MailPurpose, SentMail } from './account.ts'
import { isYounger } from './age.ts'
import { isInTime } from './link-key.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What one recipient may get of the mails that a stranger can cause. */
export interface MailLimits {
  /** Between two of the same purpose. */
  readonly cooldownMs: number
  readonly perHour: number
  readonly perDay: number
}

/** After this time a mail no longer helps anybody and is dropped. */
const USEFUL_MS = {
  confirm: DAY_MS,
  already_registered: DAY_MS,
  reset: 2 * HOUR_MS,
  password_reset_done: 2 * DAY_MS,
  login_after_failures: 2 * DAY_MS,
  new_device: 2 * DAY_MS,
  password_changed: 2 * DAY_MS,
  email_change: HOUR_MS,
  email_change_notice: 2 * DAY_MS,
  email_changed: 2 * DAY_MS,
  account_deleted: 2 * DAY_MS,
  account_approved: 2 * DAY_MS,
  password_set: 2 * DAY_MS,
  invited: 7 * DAY_MS,
} as const satisfies Record<MailPurpose, number>

/** Mails that no stranger can cause, and one that is counted elsewhere. */
const ALWAYS_SENT: readonly MailPurpose[] = [
  'email_change', // counted by recipient when it is sent, because that is somebody else than the owner of this document
  'account_deleted',
  'account_approved',
  'password_set',
  'invited',
]
/** Mails that whoever is logged in can cause. If the mailbox is theirs, they are not limited: a notice must not be lost because somebody asked for resets. */
const SENT_TO_OWNERS: readonly MailPurpose[] = ['password_reset_done', 'password_changed', 'email_change_notice', 'email_changed']

/** What the links of mails are for. */
export const LINK_OF_MAIL = {
  confirm: 'confirm',
  reset: 'reset',
  email_change: 'change',
  email_change_notice: 'undo',
  email_changed: 'undo',
  password_changed: 'undo',
  password_reset_done: 'undo',
  login_after_failures: 'undo',
  new_device: 'undo',
  invited: 'reset',
} as const satisfies Partial<Record<MailPurpose, LinkPurpose>>

/** Tells whether the link of a mail takes back what it tells of. */
export function hasUndoLink(purpose: MailPurpose): boolean {
  return hasLink(purpose) && LINK_OF_MAIL[purpose] === 'undo'
}

/** Tells whether a mail holds a link with a key. */
export function hasLink(purpose: MailPurpose): purpose is keyof typeof LINK_OF_MAIL {
  return purpose in LINK_OF_MAIL
}

/** Tells whether it also holds six digits. */
export function hasCode(purpose: MailPurpose): purpose is EmailCode['purpose'] {
  return purpose === 'confirm' || purpose === 'reset'
}

/** Notes a mail to be sent, in the same write as its cause. Within the limits of the recipient, silently: else the account stays as it is. */
export function queueMail(
  account: Account,
  { id, purpose, to = account.email }: { id: string; purpose: MailPurpose; to?: string },
  limits: MailLimits,
  now: Date,
): Account {
  const isQueued = account.mails.some((other) => other.purpose === purpose && other.to === to)
  if (isQueued || (isLimited(account, purpose) && isOverLimit(account, purpose, limits, now))) return account
  const intent: MailIntent = { id, purpose, to, createdAt: now, dueAt: now, tries: 0, unclearTries: 0, leasedUntil: null }
  return withMails(account, [...account.mails, intent])
}

/** Tells whether a mail counts against the limits of its recipient: whether somebody else than the owner of the mailbox can cause it. */
export function isLimited({ confirmedAt }: Account, purpose: MailPurpose): boolean {
  return !ALWAYS_SENT.includes(purpose) && (confirmedAt === null || !SENT_TO_OWNERS.includes(purpose))
}

/** Each purpose has its own count, so that a stranger who signs up with the address can't use up the owner's resets. */
function isOverLimit(account: Account, purpose: MailPurpose, limits: MailLimits, now: Date): boolean {
  const sentMails = account.sentMails.filter((sent) => sent.purpose === purpose)
  const within = (ms: number) => sentMails.filter((sent) => isYounger(sent.at, ms, now))
  if (wasJustSent(account, purpose, limits, now) || within(HOUR_MS).length >= limits.perHour) return true
  // Whoever has no link that still works gets one, once an hour: nobody can keep the owner out by asking for too many.
  return within(DAY_MS).length >= limits.perDay && (within(HOUR_MS).length > 0 || hasLiveLink(account, purpose, now))
}

/** Tells whether a mail of this purpose went out so short a while ago that the next has to wait. */
export function wasJustSent({ sentMails }: Account, purpose: MailPurpose, { cooldownMs }: MailLimits, now: Date): boolean {
  return sentMails.some((sent) => sent.purpose === purpose && isYounger(sent.at, cooldownMs, now))
}

function hasLiveLink(account: Account, purpose: MailPurpose, now: Date): boolean {
  if (purpose !== 'confirm' && purpose !== 'reset') return true
  return account.linkKeys.some((key) => key.purpose === purpose && key.ended === null && isInTime(key, now))
}

/** A mail whose link was used was wanted, so it does not count against the next one. */
export function forgetSentMails(account: Account, purposes: readonly MailPurpose[]): Account {
  return { ...account, sentMails: account.sentMails.filter((sent) => !purposes.includes(sent.purpose)) }
}

/** The mail to send next: due, and not in the hands of another worker. */
export function findDueMail(account: Account, now: Date): MailIntent | null {
  return account.mails.find((mail) => availableAt(mail) <= now) ?? null
}

/** Tells whether sending still makes sense. */
export function isMailNeeded(account: Account, mail: MailIntent, now: Date): boolean {
  if (now.getTime() - mail.createdAt.getTime() > USEFUL_MS[mail.purpose]) return false
  if (mail.purpose === 'email_change')
    return account.pendingEmail !== null && toEmailKey(account.pendingEmail.email) === toEmailKey(mail.to)
  if (mail.purpose === 'invited') return account.invitedAt !== null
  return mail.purpose !== 'confirm' || account.confirmedAt === null
}

/** Claims a mail for one worker. If that worker dies, the mail is due again when the lease ends. */
export function leaseMail(account: Account, id: string, leasedUntil: Date): Account {
  return withMails(
    account,
    account.mails.map((mail) => (mail.id === id ? { ...mail, leasedUntil, tries: mail.tries + 1 } : mail)),
  )
}

/** Gives a claimed mail back, to be tried again later. */
export function postponeMail(account: Account, id: string, dueAt: Date): Account {
  return withMails(
    account,
    account.mails.map((mail) => (mail.id === id ? { ...mail, dueAt, leasedUntil: null } : mail)),
  )
}

/** Gives a claimed mail back as it was, but due later: nobody has tried to send it. */
export function returnMail(account: Account, mail: MailIntent, dueAt: Date): Account {
  return withMails(
    account,
    account.mails.map((other) => (other.id === mail.id ? { ...mail, dueAt } : other)),
  )
}

/** Notes that a mail may have gone out or not. */
export function markUnclear(account: Account, id: string): Account {
  return withMails(
    account,
    account.mails.map((mail) => (mail.id === id ? { ...mail, unclearTries: mail.unclearTries + 1 } : mail)),
  )
}

/** Forgets the mails of these purposes that still wait. */
export function dropMailsFor(account: Account, purposes: readonly MailPurpose[]): Account {
  return dropMails(account, (mail) => purposes.includes(mail.purpose))
}

/** Forgets a mail that need not or cannot be sent. */
export function dropMail(account: Account, id: string): Account {
  return dropMails(account, (mail) => mail.id === id)
}

/** Forgets those of the waiting mails that are meant. */
export function dropMails(account: Account, isMeant: (mail: MailIntent) => boolean): Account {
  return withMails(
    account,
    account.mails.filter((mail) => !isMeant(mail)),
  )
}

/** Forgets a mail because it went out, and counts it against the limits of its recipient: of each purpose as many are remembered as it takes to reach them. */
export function finishMail(account: Account, mail: MailIntent, { perHour, perDay }: MailLimits, now: Date): Account {
  const isSame = ({ purpose }: SentMail) => purpose === mail.purpose
  const sentMails = [...account.sentMails, { purpose: mail.purpose, at: now }]
  const counted = new Set(sentMails.filter(isSame).slice(-Math.max(perHour, perDay)))
  return { ...dropMail(account, mail.id), sentMails: sentMails.filter((sent) => !isSame(sent) || counted.has(sent)) }
}

function availableAt(mail: MailIntent): Date {
  return mail.leasedUntil && mail.leasedUntil > mail.dueAt ? mail.leasedUntil : mail.dueAt
}

function withMails(account: Account, mails: readonly MailIntent[]): Account {
  const times = mails.map((mail) => availableAt(mail).getTime())
  return { ...account, mails, mailDueAt: times.length === 0 ? null : new Date(Math.min(...times)) }
}
