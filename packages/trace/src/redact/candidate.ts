import { redactAddress } from './address.ts';
import { parseLength } from './original-length.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Whether a text is a candidate. */
export const isCandidate = (text: string): boolean => /^(a=)?candidate:/.test(text);

/** RFC 8839 section 5.1; the foundation says which local address it is, and is hidden as well. */
const candidatePattern =
  /^(?:a=)?candidate:(\S+) (\d{1,5}) (udp|tcp) (\d{1,10}) (\S+) (\d{1,5}) typ (host|srflx|prflx|relay)( .*)?$/i;
const relatedAddressPattern = / raddr (\S+) rport (\d{1,5})/;
const tcpTypePattern = / tcptype (?:active|passive|so)/;
const ufragPattern = / ufrag (\S+)/;

/** What stands for a name that ICE gives, of the same length where there is room for it. */
export function redactIceToken(token: string, standIns: Pseudonyms): string {
  return standIns.get(
    'ice token',
    token,
    (n) => `u${n.toString(36).padStart(token.length - 1, '0')}`,
  );
}

/**
 * What stands for a candidate, as one: its addresses are hidden, its kind and its way are not. One that
 * stands for a candidate already may say its length, which is left out.
 */
export function redactCandidate(text: string, standIns: Pseudonyms): string {
  const candidate = parseLength(text)?.standIn ?? text;
  const parts = candidatePattern.exec(candidate);
  if (parts === null) return standIns.get('candidate', candidate, (n) => `candidate:#${n}`);
  const [, foundation = '', component, transport, priority, address = '', port, type, rest = ''] =
    parts;
  const base = standIns.get('foundation', `candidate:${foundation}`, String);
  const [, raddr, rport] = relatedAddressPattern.exec(rest) ?? [];
  const from = raddr === undefined ? '' : ` raddr ${redactAddress(raddr, standIns)} rport ${rport}`;
  const [tcp = ''] = tcpTypePattern.exec(rest) ?? [];
  const [, ufrag] = ufragPattern.exec(rest) ?? [];
  const session = ufrag === undefined ? '' : ` ufrag ${redactIceToken(ufrag, standIns)}`;
  const where = `${redactAddress(address, standIns)} ${port}`;
  return `candidate:${base} ${component} ${transport} ${priority} ${where} typ ${type}${from}${tcp}${session}`;
}
