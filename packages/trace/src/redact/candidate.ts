import { redactedAddress } from './address.ts';
import { sized } from './padded.ts';
import type { StandIns } from './stand-ins.ts';

/** Whether a text is a candidate. */
export const isCandidate = (text: string): boolean => /^(a=)?candidate:/.test(text);

/** RFC 8839 section 5.1; the foundation says which local address it is, and is hidden as well. */
const grammar =
  /^(?:a=)?candidate:(\S+) (\d{1,5}) (udp|tcp) (\d{1,10}) (\S+) (\d{1,5}) typ (host|srflx|prflx|relay)( .*)?$/i;
const related = / raddr (\S+) rport (\d{1,5})/;
const tcpType = / tcptype (?:active|passive|so)/;
const fragment = / ufrag (\S+)/;

/** What stands for a name that ICE gives, of the same length where there is room for it. */
export function redactedToken(token: string, standIns: StandIns): string {
  return standIns.of(
    'ice token',
    token,
    (n) => `u${n.toString(36).padStart(token.length - 1, '0')}`,
  );
}

/**
 * What stands for a candidate, as one: its addresses are hidden, its kind and its way are not. One that
 * stands for a candidate already may say its length, which is left out.
 */
export function redactedCandidate(text: string, standIns: StandIns): string {
  const candidate = sized(text)?.standIn ?? text;
  const parts = grammar.exec(candidate);
  if (parts === null) return standIns.of('candidate', candidate, (n) => `candidate:#${n}`);
  const [, foundation = '', component, transport, priority, address = '', port, type, rest = ''] =
    parts;
  const base = standIns.of('foundation', `candidate:${foundation}`, String);
  const [, raddr, rport] = related.exec(rest) ?? [];
  const from =
    raddr === undefined ? '' : ` raddr ${redactedAddress(raddr, standIns)} rport ${rport}`;
  const [tcp = ''] = tcpType.exec(rest) ?? [];
  const [, ufrag] = fragment.exec(rest) ?? [];
  const session = ufrag === undefined ? '' : ` ufrag ${redactedToken(ufrag, standIns)}`;
  const where = `${redactedAddress(address, standIns)} ${port}`;
  return `candidate:${base} ${component} ${transport} ${priority} ${where} typ ${type}${from}${tcp}${session}`;
}
