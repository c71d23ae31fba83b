import type { Pseudonyms } from './pseudonyms.ts';

/** Placeholders that browsers use for a hidden address. */
const unspecifiedAddresses: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** The pseudonym of an address, in a trace that is redacted again. */
const pseudonymPattern = /^(ipv4|ipv6|mdns|host)#\d+$/;

function addressKindOf(address: string): string {
  const [, kind] = pseudonymPattern.exec(address) ?? [];
  if (kind !== undefined) return kind;
  if (/^[\d.]+$/.test(address)) return 'ipv4';
  if (address.includes(':')) return 'ipv6';
  return address.endsWith('.local') ? 'mdns' : 'host';
}

/** Replaces an address by a pseudonym that still shows its kind. */
export function redactAddress(address: string, pseudonyms: Pseudonyms): string {
  if (unspecifiedAddresses.has(address)) return address;
  const kind = addressKindOf(address);
  return pseudonyms.get(kind, address, (n) => `${kind}#${n}`);
}

/** RFC 7064 and RFC 7065. */
const iceUrlPattern = /^(stuns?|turns?):(\[[^\]]*\]|[^:?]*)(:\d{1,5})?(\?transport=(?:udp|tcp))?/;

/** Whether a text is the URL of a STUN or TURN server. */
export const isIceUrl = (text: string): boolean => iceUrlPattern.test(text);

/** Redacts the host of a STUN or TURN URL. The machines read the scheme. */
export function redactIceUrl(text: string, pseudonyms: Pseudonyms): string {
  const [, scheme = '', host = '', port = '', transport = ''] = iceUrlPattern.exec(text) ?? [];
  return `${scheme}:${redactAddress(host, pseudonyms)}${port}${transport}`;
}
