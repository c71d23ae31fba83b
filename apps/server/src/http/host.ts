import { BlockList, isIP } from 'node:net';

/** Addresses that no name on the internet should lead to: loopback, private and link-local ones. */
const localAddresses = new BlockList();
localAddresses.addSubnet('127.0.0.0', 8);
localAddresses.addSubnet('10.0.0.0', 8);
localAddresses.addSubnet('172.16.0.0', 12);
localAddresses.addSubnet('192.168.0.0', 16);
localAddresses.addSubnet('169.254.0.0', 16);
localAddresses.addAddress('::1', 'ipv6');
localAddresses.addSubnet('fc00::', 7, 'ipv6');
localAddresses.addSubnet('fe80::', 10, 'ipv6');

/** Names that nobody can register on the internet: one label, or a name of mDNS (RFC 6762) or of this machine. */
const localName = /^[^.]+$|\.(?:local|localhost)$/;

/** The name or address in a Host header, without its port; undefined where it is no host. */
export function parseHostname(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname.replace(/^\[(.*)\]$/, '$1');
}

function isLocal(hostname: string): boolean {
  const family = isIP(hostname);
  if (family === 0) return localName.test(hostname);
  return localAddresses.check(hostname, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether a request is for this server. A website whose name resolves to the address of this server (DNS rebinding)
 * could otherwise act as a page of this server, because its Origin equals its Host.
 *
 * @param host the Host header
 * @param allowed the names and addresses that the operator allows. Those of a local network are allowed anyway
 */
export function isHostAllowed(host: string | undefined, allowed: readonly string[]): boolean {
  const hostname = parseHostname(host);
  return hostname !== undefined && (isLocal(hostname) || allowed.includes(hostname));
}
