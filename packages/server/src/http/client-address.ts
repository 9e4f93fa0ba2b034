import { isIPv6 } from 'node:net'
import type { Request } from 'express'

/** What limits count by: the client's address as far as the trusted proxies vouch for it; of IPv6 the /64, which one customer owns whole. */
export function readSource(request: Pick<Request, 'ip'>): string {
  return toSource(request.ip)
}

/** `203.0.113.7` stays, `::ffff:203.0.113.7` becomes it, `2001:db8:1:2:3::4` becomes `2001:db8:1:2::/64`. */
export function toSource(address: string | undefined): string {
  const plain = (address ?? '').replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped?.[1]) return mapped[1]
  if (!isIPv6(plain)) return plain || 'unknown'
  const [head = '', tail] = plain.split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => '0')
  const first = [...groups, ...zeros, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${first.join(':')}::/64`
}
