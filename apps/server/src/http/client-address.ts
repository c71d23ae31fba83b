import { isIPv6 } from 'node:net';

const ipv6Groups = 8;

/** The first 64 bits of an IPv6 address: one household or office has all addresses that begin so. */
function networkPrefix(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : ipv6Groups - before.length - after.length;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, ipv6Groups / 2)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** What the server can see of where a request comes from. */
export interface RequestSource {
  /** The address at the other end of the connection. */
  readonly remote: string | undefined;
  /** The X-Forwarded-For header. */
  readonly forwarded: string | undefined;
}

/**
 * The address that a connection counts for: an IPv4 address, the first half of an IPv6 address, or
 * whatever a trusted proxy says.
 * @param trustedProxies how many reverse proxies stand in front. Each adds the address that it sees to
 * X-Forwarded-For, so only that many entries, from the end, are not the client's own invention.
 */
export function readClientAddress(
  { remote, forwarded }: RequestSource,
  trustedProxies: number,
): string {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim());
  const forwardedAddress = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  const address = (forwardedAddress || remote) ?? '';
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  return isIPv6(address) ? networkPrefix(address) : address;
}
