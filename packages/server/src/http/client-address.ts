import { isIPv4, isIPv6 } from 'node:net'
import type { Request } from 'express'

/** What limits count by: the client's address as far as the trusted proxies vouch for it; of IPv6 the /64, which one customer owns whole. */
export function readSource(request: Pick<Request, 'ip'> & { readonly socket: Request['socket'] | null }): string {
  // A request that was broken off while its body came has no socket any more, for which `ip` would look.
  return toSource(request.socket ? request.ip : undefined)
}

/** Prefixes of IPv6 addresses that only wrap an IPv4 one: mapped by the operating system (RFC 4291), translated by the provider (RFC 6052). */
const WRAPPERS: ReadonlySet<string> = new Set(['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'])

/**
 * `203.0.113.7` stays, `::ffff:203.0.113.7` and `203.0.113.7:5555` become it, `2001:db8:1:2:3::4` becomes `2001:db8:1:2::/64`. What is no address is counted as one: else whoever
 * could write something new each time had no limit at all.
 */
export function toSource(address = ''): string {
  const plain = withoutPort(address.trim().toLowerCase()).replace(/%.*$/, '')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  const groups = listGroups(plain)
  return WRAPPERS.has(groups.slice(0, 6).join(':')) ? groups.slice(6).map(toDigits).join('.') : `${groups.slice(0, 4).join(':')}::/64`
}

/** Some proxies tell the port of each connection along (Azure Application Gateway). */
function withoutPort(text: string): string {
  const [, address = text] = /^\[(.*)\](?::\d+)?$/.exec(text) ?? /^([\d.]+):\d+$/.exec(text) ?? []
  return address
}

/** All eight groups, without leading zeros. */
function listGroups(ipv6: string): string[] {
  const [head = '', tail] = new URL(`http://[${ipv6}]`).hostname.slice(1, -1).split('::')
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => '0')
  return [...(before ?? []), ...zeros, ...(after ?? [])]
}

/** `203.0` of `cb00`. */
function toDigits(group: string): string {
  const bytes = Number.parseInt(group, 16)
  return `${bytes >> 8}.${bytes & 255}`
}
