import { redactAddress } from './address.ts';
import { parseLength } from './original-length.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** Whether a text is an ICE candidate. */
export const isCandidate = (text: string): boolean => /^(a=)?candidate:/.test(text);

/** RFC 8839 section 5.1. The foundation identifies a local address, so it is redacted as well. */
const candidatePattern =
  /^(?:a=)?candidate:(\S+) (\d{1,5}) (udp|tcp) (\d{1,10}) (\S+) (\d{1,5}) typ (host|srflx|prflx|relay)( .*)?$/i;
const relatedAddressPattern = / raddr (\S+) rport (\d{1,5})/;
const tcpTypePattern = / tcptype (?:active|passive|so)/;
const ufragPattern = / ufrag (\S+)/;

/** Replaces a token of ICE by a pseudonym, of the same length if possible. */
export function redactIceToken(token: string, pseudonyms: Pseudonyms): string {
  return pseudonyms.get(
    'ice token',
    token,
    (n) => `u${n.toString(36).padStart(token.length - 1, '0')}`,
  );
}

/**
 * Replaces a candidate by a candidate without addresses, and keeps its type and transport. Omits the length of
 * a candidate that has been redacted before.
 */
export function redactCandidate(text: string, pseudonyms: Pseudonyms): string {
  const candidate = parseLength(text)?.pseudonym ?? text;
  const parts = candidatePattern.exec(candidate);
  if (parts === null) return pseudonyms.get('candidate', candidate, (n) => `candidate:#${n}`);
  const [, foundation = '', component, transport, priority, address = '', port, type, rest = ''] =
    parts;
  const newFoundation = pseudonyms.get('foundation', `candidate:${foundation}`, String);
  const [, raddr, rport] = relatedAddressPattern.exec(rest) ?? [];
  const relatedAddress =
    raddr === undefined ? '' : ` raddr ${redactAddress(raddr, pseudonyms)} rport ${rport}`;
  const [tcp = ''] = tcpTypePattern.exec(rest) ?? [];
  const [, ufrag] = ufragPattern.exec(rest) ?? [];
  const ufragPart = ufrag === undefined ? '' : ` ufrag ${redactIceToken(ufrag, pseudonyms)}`;
  const endpoint = `${redactAddress(address, pseudonyms)} ${port}`;
  return `candidate:${newFoundation} ${component} ${transport} ${priority} ${endpoint} typ ${type}${relatedAddress}${tcp}${ufragPart}`;
}
