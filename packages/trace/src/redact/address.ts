import type { Pseudonyms } from './pseudonyms.ts';

/** Addresses that stand for none: browsers hide others behind these. */
const unspecifiedAddresses: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** What stands for one already, where a trace is redacted once more. */
const pseudonymPattern = /^(ipv4|ipv6|mdns|host)#\d+$/;

function addressKindOf(address: string): string {
  const [, kind] = pseudonymPattern.exec(address) ?? [];
  if (kind !== undefined) return kind;
  if (/^[\d.]+$/.test(address)) return 'ipv4';
  if (address.includes(':')) return 'ipv6';
  return address.endsWith('.local') ? 'mdns' : 'host';
}

/** What stands for an address: which one it is, and of which kind. */
export function redactAddress(address: string, standIns: Pseudonyms): string {
  if (unspecifiedAddresses.has(address)) return address;
  const kind = addressKindOf(address);
  return standIns.get(kind, address, (n) => `${kind}#${n}`);
}

/** RFC 7064 and RFC 7065. */
const iceUrlPattern = /^(stuns?|turns?):(\[[^\]]*\]|[^:?]*)(:\d{1,5})?(\?transport=(?:udp|tcp))?/;

/** Whether a text is the address of a STUN or TURN server. */
export const isIceUrl = (text: string): boolean => iceUrlPattern.test(text);

/** The address of a STUN or TURN server, of which the machines read the scheme. */
export function redactIceUrl(text: string, standIns: Pseudonyms): string {
  const [, scheme = '', host = '', port = '', transport = ''] = iceUrlPattern.exec(text) ?? [];
  return `${scheme}:${redactAddress(host, standIns)}${port}${transport}`;
}
