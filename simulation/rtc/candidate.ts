import type { Candidate, CandidateType } from './model.ts';

const priorities: Readonly<Record<CandidateType, number>> = {
  host: 2_122_194_687,
  srflx: 1_685_987_071,
  relay: 41_885_439,
};

/** Formats a candidate as in SDP and in signals, without `a=`. */
export function writeCandidate(candidate: Candidate, ufrag: string): string {
  const { type, address, port } = candidate;
  const related = type === 'host' ? '' : ' raddr 0.0.0.0 rport 0';
  const foundation = { host: 1, srflx: 2, relay: 3 }[type];
  return `candidate:${foundation} 1 udp ${priorities[type]} ${address} ${port} typ ${type}${related} generation 0 ufrag ${ufrag}`;
}

const candidatePattern =
  /^(?:a=)?candidate:\S+ \d+ (?:udp|UDP) \d+ (?<address>\S+) (?<port>\d+) typ (?<type>host|srflx|relay)(?:.* ufrag (?<ufrag>\S+))?/;

/** Parses a candidate line. Returns null if the text is not a candidate. */
export function readCandidate(
  text: string,
): { readonly candidate: Candidate; readonly ufrag: string | null } | null {
  const { address, port, type, ufrag } = candidatePattern.exec(text)?.groups ?? {};
  if (address === undefined || (type !== 'host' && type !== 'srflx' && type !== 'relay'))
    return null;
  return { candidate: { type, address, port: Number(port) }, ufrag: ufrag ?? null };
}

export const isSameCandidate = (a: Candidate, b: Candidate): boolean =>
  a.address === b.address && a.port === b.port;
