/** The network that a source belongs to, of which one customer may own many sources: the /24 of IPv4, the /48 of IPv6. */
export function toNetwork(source: string): string {
  const [, ipv4] = /^(\d+\.\d+\.\d+)\.\d+$/.exec(source) ?? []
  if (ipv4) return `${ipv4}.0/24`
  const [, ipv6] = /^([\da-f]+:[\da-f]+:[\da-f]+):[\da-f]+::\/64$/.exec(source) ?? []
  return ipv6 ? `${ipv6}::/48` : source
}
