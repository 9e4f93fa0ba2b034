import type { LinkPurpose } from '@latchkey/shared'
import type { Account, LinkKey } from './account.ts'
import { hashSecret, isSameHash } from './secret-hash.ts'

const HOUR_MS = 3_600_000

/** How long a mailed link works after it was sent. */
export const LINK_LIFETIME_MS = {
  confirm: 24 * HOUR_MS,
  reset: HOUR_MS,
  change: HOUR_MS,
  undo: 7 * 24 * HOUR_MS,
} as const satisfies Record<LinkPurpose, number>

/** How many links of a purpose work at a time. Several confirmations went to the same mailbox, so any may be clicked; of resets only the newest works. */
const LIVE_KEYS = { confirm: 3, reset: 1, change: 1, undo: 3 } as const satisfies Record<LinkPurpose, number>
/** Ended keys are kept only to tell their owner why they no longer work. */
const ENDED_KEYS_KEPT = 6

/** Why a link does not work. `live` links do. */
export type LinkState = 'live' | 'link_invalid' | 'link_expired' | 'link_used' | 'link_replaced'

/** Adds a key for a link that is about to be sent. The older ones stay until `retireLinkKeys`: its mail may never arrive. */
export function addLinkKey(account: Account, purpose: LinkPurpose, keyHash: string, now: Date): Account {
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS[purpose])
  const key: LinkKey = { keyHash, purpose, emailKey: account.emailKey, createdAt: now, expiresAt, ended: null }
  // One more than may live at a time, and no more than that if workers die one after the other.
  return keepNewest({ ...account, linkKeys: [...account.linkKeys, key] }, purpose, LIVE_KEYS[purpose] + 1)
}

/** Retires the keys that the newest replaces, now that its mail has gone out. */
export function retireLinkKeys(account: Account, purpose: LinkPurpose): Account {
  return keepNewest(account, purpose, LIVE_KEYS[purpose])
}

function keepNewest(account: Account, purpose: LinkPurpose, count: number): Account {
  const live = account.linkKeys.filter((key) => key.purpose === purpose && key.ended === null)
  const replaced = new Set(live.slice(0, Math.max(0, live.length - count)))
  const linkKeys = account.linkKeys.map((key) => (replaced.has(key) ? { ...key, ended: 'replaced' as const } : key))
  return { ...account, linkKeys: bounded(linkKeys) }
}

/** Takes a key back whose mail was certainly not sent. */
export function removeLinkKey(account: Account, keyHash: string): Account {
  return { ...account, linkKeys: account.linkKeys.filter((key) => key.keyHash !== keyHash) }
}

/** Tells whether a mailed key works: for this purpose, this account and the address it was sent to, and not yet expired (checked here, not by a TTL). */
export function checkLinkKey(account: Account | null, purpose: LinkPurpose, key: string, now: Date): LinkState {
  const keyHash = hashSecret(key)
  const found = account?.linkKeys.find((candidate) => candidate.purpose === purpose && isSameHash(candidate.keyHash, keyHash))
  if (!found || found.emailKey !== account?.emailKey) return 'link_invalid'
  if (found.ended) return found.ended === 'used' ? 'link_used' : 'link_replaced'
  return found.expiresAt > now ? 'live' : 'link_expired'
}

/** Ends every live key of these purposes: their job is done. */
export function endLinkKeys(account: Account, purposes: readonly LinkPurpose[]): Account {
  const end = (key: LinkKey): LinkKey => (key.ended === null && purposes.includes(key.purpose) ? { ...key, ended: 'used' } : key)
  return { ...account, linkKeys: bounded(account.linkKeys.map(end)) }
}

function bounded(keys: readonly LinkKey[]): readonly LinkKey[] {
  const ended = keys.filter((key) => key.ended !== null)
  const dropped = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_KEYS_KEPT)))
  return keys.filter((key) => !dropped.has(key))
}
