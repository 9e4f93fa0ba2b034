import type { LinkPurpose } from '@latchkey/shared'
import type { Account, MailIntent } from '../domain/account.ts'
import { addEmailCode } from '../domain/email-code.ts'
import { addLinkKey, removeLinkKey } from '../domain/link-key.ts'
import { dropMail, findDueMail, finishMail, isMailNeeded, leaseMail, postponeMail } from '../domain/mail-intent.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { MailContent } from '../mails/render-mail.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Mail, Mailer, MailOutcome } from '../ports/mailer.ts'
import type { Random } from '../ports/random.ts'
import { changeAccount } from './change-account.ts'

interface Deps {
  readonly store: AccountStore
  readonly mailer: Mailer
  readonly clock: Clock
  readonly random: Random
  readonly render: (content: MailContent) => Pick<Mail, 'subject' | 'html' | 'text'>
  /** Called once for each mail that did not go out, without its address. */
  readonly report: (outcome: MailOutcome, mail: MailIntent) => void
}

const LEASE_MS = 60_000
const BACK_OFF_FIRST_MS = 5_000
const BACK_OFF_MAX_MS = 900_000
const UNKNOWN_RETRY_MS = 120_000
const BROKEN_RETRY_MS = 60_000
/** A time-out may mean that the mail went out: at most one duplicate. */
const TRIES_AFTER_UNKNOWN = 2

/** A mail in the hands of this worker, with the secret that was made for it just now. */
interface Claimed {
  readonly account: Account
  readonly intent: MailIntent
  readonly secret: { readonly key: string; readonly code: string } | null
}

/**
 * Sends the next due mail of one account, if there is one and no other worker has it. Its key and code are made in the write that claims it, so a link is fresh even
 * after hours of outage, and nothing plain is ever stored (EM-1, EM-4). False if there was nothing to do.
 */
export async function sendNextMail(deps: Deps, accountId: string): Promise<boolean> {
  const claimed = await claimMail(deps, accountId)
  if (!claimed) return false
  const { account, intent, secret } = claimed
  const content = { purpose: intent.purpose, email: account.email, ...secret } as MailContent
  const outcome = await deps.mailer.send({ ...deps.render(content), to: intent.to, purpose: intent.purpose, id: intent.id })
  if (outcome.kind !== 'sent') deps.report(outcome, intent)
  await changeAccount(
    deps.store,
    () => deps.store.byId(accountId),
    (current) => ({ account: settle(deps, current, claimed, outcome), result: null }),
  )
  return true
}

async function claimMail({ store, clock, random }: Deps, accountId: string): Promise<Claimed | null> {
  const secret = { key: random.secret(), code: random.code() }
  const salt = random.id()
  const changed = await changeAccount<Omit<Claimed, 'account'> | null>(
    store,
    () => store.byId(accountId),
    (account) => {
      const now = clock.now()
      const intent = findDueMail(account, now)
      if (!intent) return { account, result: null }
      if (!isMailNeeded(account, intent, now)) return { account: dropMail(account, intent.id), result: null }
      const leased = leaseMail(account, intent.id, new Date(now.getTime() + LEASE_MS))
      if (!hasLink(intent.purpose)) return { account: leased, result: { intent, secret: null } }
      const keyed = addLinkKey(leased, intent.purpose, hashSecret(secret.key), now)
      return { account: addEmailCode(keyed, intent.purpose, { code: secret.code, salt }, now), result: { intent, secret } }
    },
  )
  return changed?.result ? { account: changed.account, ...changed.result } : null
}

function hasLink(purpose: MailIntent['purpose']): purpose is Extract<LinkPurpose, 'confirm' | 'reset'> {
  return purpose === 'confirm' || purpose === 'reset'
}

function settle({ clock }: Deps, account: Account, { intent, secret }: Claimed, outcome: MailOutcome): Account {
  const now = clock.now()
  const later = (ms: number) => postponeMail(unsent, intent.id, new Date(now.getTime() + ms))
  // What certainly did not arrive must not push out the key of a mail that did.
  const unsent = secret && outcome.kind !== 'unknown' ? removeLinkKey(account, hashSecret(secret.key)) : account
  switch (outcome.kind) {
    case 'sent':
      return finishMail(account, intent, now)
    case 'refused':
      return dropMail(unsent, intent.id)
    case 'unknown':
      return intent.tries + 1 >= TRIES_AFTER_UNKNOWN ? finishMail(account, intent, now) : later(UNKNOWN_RETRY_MS)
    case 'broken':
      return later(BROKEN_RETRY_MS)
    case 'retry':
      return later(outcome.afterMs ?? backOff(intent.tries))
  }
}

/** 5 s, 10 s, 20 s … 15 min, each ± 50 %, so that a provider that comes back is not met by all at once. */
function backOff(tries: number): number {
  return Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS * 2 ** tries) * (0.5 + Math.random())
}
