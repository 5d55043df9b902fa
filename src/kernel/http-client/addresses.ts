import ipaddr from 'ipaddr.js';

/**
 * Addresses on the public internet that serve a machine's own cloud: credentials may be had there.
 * The others (169.254.169.254, fd00:ec2::254, 100.100.100.200, 192.0.0.192) are in ranges refused below.
 */
const metadata = new Set(['168.63.129.16']);

/**
 * Why an address may not be called, or undefined if it may. Only globally reachable unicast is let through: private, loopback,
 * link-local, carrier-grade NAT, unique-local, multicast, documentation, benchmarking and reserved ranges are not, nor any IPv6
 * form that carries an IPv4 address inside (mapped, compatible, 6to4, Teredo, NAT64), which could lead to one of those.
 */
export function refusal(address: string, allowLoopback: boolean): string | undefined {
  if (!ipaddr.isValid(address)) return 'not an address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback ? undefined : 'loopback';
  if (range !== 'unicast') return range;
  if (metadata.has(parsed.toString())) return 'cloud metadata';
  // ::a.b.c.d, deprecated, still counted as unicast.
  if (parsed instanceof ipaddr.IPv6 && parsed.match(ipaddr.IPv6.parse('::'), 96)) return 'ipv4Compatible';
  // Global unicast is 2000::/3 and nothing else (RFC 4291 §2.4).
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(ipaddr.IPv6.parse('2000::'), 3)) return 'reserved';
  return undefined;
}
