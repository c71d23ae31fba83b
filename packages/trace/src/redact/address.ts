import type { StandIns } from './stand-ins.ts';

/** Addresses that stand for none: browsers hide others behind these. */
const none: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** What stands for one already, where a trace is redacted once more. */
const standIn = /^(ipv4|ipv6|mdns|host)#\d+$/;

function kindOf(address: string): string {
  const [, kind] = standIn.exec(address) ?? [];
  if (kind !== undefined) return kind;
  if (/^[\d.]+$/.test(address)) return 'ipv4';
  if (address.includes(':')) return 'ipv6';
  return address.endsWith('.local') ? 'mdns' : 'host';
}

/** What stands for an address: which one it is, and of which kind. */
export function redactedAddress(address: string, standIns: StandIns): string {
  if (none.has(address)) return address;
  const kind = kindOf(address);
  return standIns.of(kind, address, (n) => `${kind}#${n}`);
}

/** RFC 7064 and RFC 7065. */
const url = /^(stuns?|turns?):(\[[^\]]*\]|[^:?]*)(:\d{1,5})?(\?transport=(?:udp|tcp))?/;

/** Whether a text is the address of a STUN or TURN server. */
export const isIceUrl = (text: string): boolean => url.test(text);

/** The address of a STUN or TURN server, of which the machines read the scheme. */
export function redactedUrl(text: string, standIns: StandIns): string {
  const [, scheme = '', host = '', port = '', transport = ''] = url.exec(text) ?? [];
  return `${scheme}:${redactedAddress(host, standIns)}${port}${transport}`;
}
