import { toEmailKey, type Locale } from '@latchkey/shared'
import type { Account, MailIntent } from '../domain/account.ts'
import { addEmailCode, removeEmailCode, retireEmailCodes, takesEmailCodes } from '../domain/email-code.ts'
import { addLinkKey, formatAccountKey, INVITE_LIFETIME_MS, removeLinkKey, retireLinkKeys } from '../domain/link-key.ts'
import {
  dropMail,
  findDueMail,
  finishMail,
  isMailNeeded,
  leaseMail,
  LINK_OF_MAIL,
  hasCode,
  hasLink,
  markUnclear,
  postponeMail,
  returnMail,
  type MailLimits,
} from '../domain/mail-intent.ts'
import { nameDevice } from '../domain/device-name.ts'
import { markUndeliverable } from '../domain/deliverability.ts'
import { hashSecret } from '../domain/secret-hash.ts'
import type { MailContent } from '../mails/mail-content.ts'
import type { MailRenderer } from '../mails/mail-templates.ts'
import type { AccountStore } from '../ports/account-store.ts'
import type { Clock } from '../ports/clock.ts'
import type { Mailer, MailOutcome } from '../ports/mailer.ts'
import type { Random } from '../ports/random.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'
import { changeAccount, startingWith, type Change } from './change-account.ts'
import { takeMailTurn } from './recipient-limit.ts'

interface Deps {
  readonly store: AccountStore
  readonly limiter: RateLimiter
  readonly policy: { readonly mails: MailLimits }
  readonly mailer: Mailer
  readonly clock: Clock
  readonly random: Random
  readonly render: MailRenderer
  /** Called once for each mail that did not go out, without its address. */
  readonly report: (outcome: MailOutcome, mail: MailIntent) => void
}

/**
 * Longer than the longest try to send takes; then the worker that claimed the mail is taken for dead. Another server whose clock is further ahead than that may send it as
 * well, which is one mail too many; a longer lease would keep what a killed worker had in its hands from everybody (docs/decisions/0013).
 */
const LEASE_MS = 20_000
const BACK_OFF_FIRST_MS = 5_000
const BACK_OFF_MAX_MS = 900_000
const UNKNOWN_RETRY_MS = 120_000
const BROKEN_RETRY_MS = 60_000
/** A time-out may mean that the mail went out: at most one duplicate. */
const UNCLEAR_TRIES_MAX = 2

/** A mail in the hands of this worker. */
interface Claimed {
  readonly intent: MailIntent
  readonly content: MailContent
  readonly locale: Locale | null
  /** The key that was made for it just now, as it is stored. */
  readonly keyHash: string | null
}

/**
 * Sends the next due mail of one account, if there is one and no other worker has it. Its key and code are made in the write that claims it, so a link is fresh even
 * after hours of outage, and nothing plain is ever stored (EM-1, EM-4). False if there was nothing to send.
 */
export async function sendNextMail(deps: Deps, accountId: string): Promise<boolean> {
  const account = await deps.store.byId(accountId)
  if (!account) return false
  const claim = await claimMail(deps, account)
  if (!claim?.result) return false
  const claimed = claim.result
  const { intent } = claimed
  // Asked only by the worker that has claimed it, so that no mail counts twice; one that was tried before has had its turn.
  const waitSeconds = intent.tries > 0 ? 0 : await takeMailTurn(deps, claim.account, intent)
  const outcome = waitSeconds > 0 ? null : await hand(deps, claimed)
  if (outcome && outcome.kind !== 'sent') deps.report(outcome, intent)
  const backOffMs = backOff(intent.tries, deps.random)
  await changeAccount(deps.store, startingWith(deps.store, claim.account), (found) => {
    const now = deps.clock.now()
    if (!outcome) return { account: putOff(found, claimed, new Date(now.getTime() + waitSeconds * 1000)), result: null }
    return { account: settle(found, claimed, outcome, { now, backOffMs, limits: deps.policy.mails }), result: null }
  })
  return true
}

/** Writes the mail and hands it over. One that a developer's template can't write waits until that is mended, as if the provider had put it off. */
async function hand({ mailer, render }: Deps, { intent: { to, purpose, id }, content, locale }: Claimed): Promise<MailOutcome> {
  let words: Awaited<ReturnType<MailRenderer>>
  try {
    words = await render(content, locale)
  } catch (error) {
    // Not its message, in which an address may stand (LG-1).
    return { kind: 'retry', reason: `its template threw ${error instanceof Error ? error.name : 'something that is no error'}` }
  }
  return await mailer.send({ ...words, to, purpose, id })
}

async function claimMail({ store, clock, random }: Deps, due: Account): Promise<Change<Claimed | null> | null> {
  const secret = { key: random.secret(), code: random.code(), salt: random.id() }
  return await changeAccount<Claimed | null>(store, startingWith(store, due), (account) => {
    const now = clock.now()
    const intent = findDueMail(account, now)
    if (!intent) return { account, result: null }
    if (!isMailNeeded(account, intent, now)) return { account: dropMail(account, intent.id), result: null }
    const leased = leaseMail(account, intent.id, new Date(now.getTime() + LEASE_MS))
    return writeKeys(leased, intent, secret, now)
  })
}

/** Adds the key and the code that the mail holds, as hashes, and gives the plain ones to its words alone. */
function writeKeys(
  account: Account,
  intent: MailIntent,
  { key, code, salt }: Readonly<Record<'key' | 'code' | 'salt', string>>,
  now: Date,
): { account: Account; result: Claimed } {
  const { purpose, to: email } = intent
  const claimed = (by: Account, content: MailContent, keyHash: string | null) => ({
    account: by,
    result: { intent, content, locale: account.locale, keyHash },
  })
  if (!hasLink(purpose)) return claimed(account, { purpose, email }, null)
  const keyHash = hashSecret(key)
  const lifetime = purpose === 'invited' ? { lifetimeMs: INVITE_LIFETIME_MS } : {}
  const keyed = addLinkKey(account, LINK_OF_MAIL[purpose], keyHash, now, {
    emailKey: toEmailKey(email),
    since: intent.createdAt,
    ...lifetime,
  })
  if (purpose === 'invited') return claimed(keyed, { purpose, email, key }, keyHash)
  const accountKey = formatAccountKey(account.id, key)
  if (purpose === 'new_device') return claimed(keyed, { purpose, email, key: accountKey, ...loginOf(account, intent) }, keyHash)
  if (!hasCode(purpose)) return claimed(keyed, { purpose, email, key: accountKey }, keyHash)
  if (!takesEmailCodes(keyed)) return claimed(keyed, { purpose, email, key, code: null }, keyHash)
  return claimed(addEmailCode(keyed, purpose, { code, salt, keyHash }, now), { purpose, email, key, code }, keyHash)
}

/** The login that a mail was queued for: it stands in the same write. */
function loginOf({ activity }: Account, { createdAt }: MailIntent): { device: string; at: Date } {
  const login = activity.findLast(({ event, at }) => event === 'logged_in' && at.getTime() === createdAt.getTime())
  return { device: nameDevice(login?.userAgent ?? ''), at: createdAt }
}

function settle(
  account: Account,
  { intent, keyHash }: Claimed,
  outcome: MailOutcome,
  { now, backOffMs, limits }: { readonly now: Date; readonly backOffMs: number; readonly limits: MailLimits },
): Account {
  const finish = (from: Account) => finishMail(from, intent, limits, now)
  if (outcome.kind === 'sent') return finish(retireOlder(account, keyHash))
  const later = (from: Account, ms: number) => postponeMail(from, intent.id, new Date(now.getTime() + ms))
  if (outcome.kind === 'unknown') {
    const unclear = markUnclear(retireOlder(account, keyHash), intent.id)
    return intent.unclearTries + 1 >= UNCLEAR_TRIES_MAX ? finish(unclear) : later(unclear, UNKNOWN_RETRY_MS)
  }
  // What certainly did not arrive leaves nothing behind: the link of the mail before it still works.
  const unsent = withoutKeys(account, keyHash)
  // A refusal counts like a mail, so that a dead address is not tried again and again.
  if (outcome.kind === 'refused') {
    const isDead = outcome.undeliverable && toEmailKey(intent.to) === account.emailKey
    return finish(isDead ? markUndeliverable(unsent, 'refused', now) : unsent)
  }
  return later(unsent, outcome.kind === 'broken' ? BROKEN_RETRY_MS : (outcome.afterMs ?? backOffMs))
}

/** Lets a mail wait that nobody has tried to send: it asks for its turn once more. */
function putOff(account: Account, { intent, keyHash }: Claimed, dueAt: Date): Account {
  return returnMail(withoutKeys(account, keyHash), intent, dueAt)
}

function withoutKeys(account: Account, keyHash: string | null): Account {
  return keyHash === null ? account : removeEmailCode(removeLinkKey(account, keyHash), keyHash)
}

function retireOlder(account: Account, keyHash: string | null): Account {
  return keyHash === null ? account : retireEmailCodes(retireLinkKeys(account, keyHash), keyHash)
}

/** 5 s, 10 s, 20 s … 15 min, each ± 50 %, so that a provider that comes back is not met by all at once. */
function backOff(tries: number, random: Random): number {
  return Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS * 2 ** tries) * (0.5 + random.integer(1000) / 1000)
}
