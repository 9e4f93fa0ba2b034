import type { Account } from './account.ts'
import { EMPTY_ACCOUNT, type FirstFields } from './empty-account.ts'

/** A value as JSON holds it: dates are texts. */
type Written<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Written<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Written<Value[Key]> }
      : Value

/** An account as some version of Latchkey stored it, with real dates. */
export type StoredAccount = Pick<Account, FirstFields> & Partial<Account>

type WrittenAccount = Pick<Written<Account>, FirstFields> & Partial<Written<Account>>

/** What the first versions did not keep of an attempt. */
const FIRST_ATTEMPTS = { profile: {} }

/** Gives an account of an older version the fields that it lacks. Fields of a newer version stay, so that two versions can run side by side. */
export function completeAccount(stored: StoredAccount): Account {
  // Who signed up before there were approvals needs none.
  const attempts = (stored.attempts ?? []).map((attempt) => ({ ...FIRST_ATTEMPTS, ...attempt }))
  return { ...EMPTY_ACCOUNT, approvedAt: stored.createdAt, ...stored, attempts }
}

/** Writes an account as JSON; `parseAccountJson` reads it. */
export function formatAccountJson(account: Account): string {
  return JSON.stringify(account)
}

/** Reads what `formatAccountJson` wrote, now or in an older version. The compiler finds a date that is forgotten here. */
export function parseAccountJson(json: string): Account {
  const stored = JSON.parse(json) as WrittenAccount
  const written = { ...EMPTY_ACCOUNT, approvedAt: stored.createdAt, ...stored }
  return {
    ...written,
    confirmedAt: parseDate(written.confirmedAt),
    pendingEmail: written.pendingEmail && { ...written.pendingEmail, expiresAt: new Date(written.pendingEmail.expiresAt) },
    disabledAt: parseDate(written.disabledAt),
    approvedAt: parseDate(written.approvedAt),
    createdAt: new Date(written.createdAt),
    invitedAt: parseDate(written.invitedAt),
    deletedAt: parseDate(written.deletedAt),
    attempts: written.attempts.map((attempt) => ({ ...FIRST_ATTEMPTS, ...attempt, createdAt: new Date(attempt.createdAt) })),
    decoys: written.decoys.map((decoy) => ({ ...decoy, createdAt: new Date(decoy.createdAt) })),
    activatedBy: written.activatedBy && { ...written.activatedBy, at: new Date(written.activatedBy.at) },
    linkKeys: written.linkKeys.map((key) => ({ ...key, createdAt: new Date(key.createdAt), expiresAt: new Date(key.expiresAt) })),
    codes: written.codes.map((code) => ({ ...code, expiresAt: new Date(code.expiresAt) })),
    sessions: written.sessions.map((session) => ({
      ...session,
      createdAt: new Date(session.createdAt),
      lastSeenAt: new Date(session.lastSeenAt),
      provenAt: new Date(session.provenAt),
    })),
    devices:
      written.devices?.map((device) => ({
        ...device,
        addedAt: new Date(device.addedAt),
        lastUsedAt: new Date(device.lastUsedAt),
      })) ?? null,
    mails: written.mails.map((mail) => ({
      ...mail,
      createdAt: new Date(mail.createdAt),
      dueAt: new Date(mail.dueAt),
      leasedUntil: parseDate(mail.leasedUntil),
    })),
    sentMails: written.sentMails.map((sent) => ({ ...sent, at: new Date(sent.at) })),
    mailDueAt: parseDate(written.mailDueAt),
    undeliverable: written.undeliverable && { ...written.undeliverable, at: new Date(written.undeliverable.at) },
    activity: written.activity.map((activity) => ({ ...activity, at: new Date(activity.at) })),
  }
}

function parseDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
