import type { LinkPurpose } from '@latchkey/shared'
import type { Account, LinkKey } from './account.ts'
import { isYounger } from './age.ts'
import { hashSecret, isSameHash } from './secret-hash.ts'

const HOUR_MS = 3_600_000

/** How long a mailed link works after it was sent. */
export const LINK_LIFETIME_MS = {
  confirm: 24 * HOUR_MS,
  reset: HOUR_MS,
  change: HOUR_MS,
  undo: 7 * 24 * HOUR_MS,
} as const satisfies Record<LinkPurpose, number>

/** An invitation is answered when there is time for it. Its link chooses a password as a reset does. */
export const INVITE_LIFETIME_MS = 7 * 24 * HOUR_MS

/** How many links of a purpose work at a time. Several confirmations went to the same mailbox, so any may be clicked; of resets only the newest works. */
const LIVE_KEYS = { confirm: 3, reset: 1, change: 1, undo: 3 } as const satisfies Record<LinkPurpose, number>
/** Ended keys are kept only to tell their owner why they no longer work. */
const ENDED_KEYS_KEPT = 6

/** Why a link does not work. `live` links do. */
export type LinkState = 'live' | 'link_invalid' | 'link_expired' | 'link_used' | 'link_replaced'

/** Adds a key for a link that is about to be sent to a mailbox. The older ones stay until `retireLinkKeys`: its mail may never arrive. */
export function addLinkKey(
  account: Account,
  purpose: LinkPurpose,
  keyHash: string,
  now: Date,
  {
    emailKey = account.emailKey,
    lifetimeMs = LINK_LIFETIME_MS[purpose],
    since = now,
  }: { emailKey?: string; lifetimeMs?: number; since?: Date } = {},
): Account {
  const expiresAt = new Date(now.getTime() + lifetimeMs)
  // Of what happened, not of the mail, which may be late: the order of the two decides whose link outlives whose.
  const createdAt = since < now ? since : now
  const key: LinkKey = { keyHash, purpose, emailKey, createdAt, expiresAt, ended: null }
  // One more than may live at a time, and no more than that if workers die one after the other.
  const others = account.linkKeys.filter((other) => other.purpose !== 'undo' || other.expiresAt > now)
  return keepNewest({ ...account, linkKeys: [...others, key] }, key, LIVE_KEYS[purpose] + 1)
}

/** Retires the keys that this one replaces, now that its mail has gone out. Those behind it stay: another server may have made them for the same mail, and not be able to send it. */
export function retireLinkKeys(account: Account, keyHash: string): Account {
  const index = account.linkKeys.findIndex((key) => key.keyHash === keyHash)
  const sent = account.linkKeys[index]
  return sent ? keepNewest(account, sent, LIVE_KEYS[sent.purpose], account.linkKeys.slice(0, index + 1)) : account
}

/** Counts each mailbox apart: else somebody who moved an account to their own address could push out the undo links of the owner before. */
function keepNewest(account: Account, { purpose, emailKey }: LinkKey, count: number, among = account.linkKeys): Account {
  const live = among.filter((key) => key.purpose === purpose && key.emailKey === emailKey && key.ended === null)
  const replaced = new Set(live.slice(0, Math.max(0, live.length - count)))
  const linkKeys = account.linkKeys.map((key) => (replaced.has(key) ? { ...key, ended: 'replaced' as const } : key))
  return { ...account, linkKeys: bounded(linkKeys) }
}

/** Takes a key back whose mail was certainly not sent. */
export function removeLinkKey(account: Account, keyHash: string): Account {
  return { ...account, linkKeys: account.linkKeys.filter((key) => key.keyHash !== keyHash) }
}

/** Tells whether a mailed key works: for this purpose, this account and the address it was sent to, and not yet expired (checked here, not by a TTL). */
export function checkLinkKey(
  account: Account | null,
  purpose: LinkPurpose,
  key: string,
  now: Date,
  emailKey = account?.emailKey,
): LinkState {
  const found = findLinkKey(account, purpose, key)
  if (!found || found.emailKey !== emailKey) return 'link_invalid'
  if (found.ended) return found.ended === 'used' ? 'link_used' : 'link_replaced'
  return isInTime(found, now) ? 'live' : 'link_expired'
}

/** Tells whether a key's time has come and is not over; whether it was used is another question. */
export function isInTime({ createdAt, expiresAt }: LinkKey, now: Date): boolean {
  return isYounger(createdAt, expiresAt.getTime() - createdAt.getTime(), now)
}

/** The key that a link's secret belongs to, whether or not it still works. */
export function findLinkKey(account: Account | null, purpose: LinkPurpose, key: string): LinkKey | null {
  const keyHash = hashSecret(key)
  return account?.linkKeys.find((candidate) => candidate.purpose === purpose && isSameHash(candidate.keyHash, keyHash)) ?? null
}

/** Ends every live key of these purposes, or only those of one mailbox: their job is done. */
export function endLinkKeys(account: Account, purposes: readonly LinkPurpose[], emailKey?: string): Account {
  const isMeant = (key: LinkKey) => purposes.includes(key.purpose) && (emailKey === undefined || key.emailKey === emailKey)
  const end = (key: LinkKey): LinkKey => (key.ended === null && isMeant(key) ? { ...key, ended: 'used' } : key)
  return { ...account, linkKeys: bounded(account.linkKeys.map(end)) }
}

function bounded(keys: readonly LinkKey[]): readonly LinkKey[] {
  const ended = keys.filter((key) => key.ended !== null)
  const dropped = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_KEYS_KEPT)))
  return keys.filter((key) => !dropped.has(key))
}

/** The secret of a link to a mailbox that is not, or no longer, the account's address: it has to say itself which account it is for. */
export function formatAccountKey(accountId: string, secret: string): string {
  return `${accountId}.${secret}`
}

/** Takes such a secret apart; null for anything else. */
export function parseAccountKey(key: string): { accountId: string; secret: string } | null {
  const match = /^([\w-]{1,64})\.([\w-]{43})$/.exec(key)
  return match?.[1] && match[2] ? { accountId: match[1], secret: match[2] } : null
}
