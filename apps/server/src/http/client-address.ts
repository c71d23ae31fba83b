import { isIPv6 } from 'node:net';

const ipv6Groups = 8;

/** The first 64 bits of an IPv6 address. One household or office owns all addresses with the same prefix. */
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

/** The parts of a request that show where it comes from. */
export interface RequestSource {
  /** The remote address of the connection. */
  readonly remote: string | undefined;
  /** The X-Forwarded-For header. */
  readonly forwarded: string | undefined;
}

/**
 * The address by which a client is counted: its IPv4 address, or the first half of its IPv6 address. Behind
 * trusted proxies it is the address that the first of them reports.
 * @param trustedProxies how many reverse proxies are in front. Each appends the address that it sees to
 * X-Forwarded-For, so only that many entries at its end cannot be forged by the client.
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
