import { isSame, type Candidate } from './candidate.ts';
import type { Credentials } from './credentials.ts';
import type { IceAgent } from './ice.ts';
import type { Path } from './network.ts';

/** A candidate of this side, with the number of the address that it was gathered on. */
export interface LocalCandidate extends Candidate {
  readonly on: number;
}

/** One generation of an agent: from a pair of credentials to the next (RFC 8445 section 2.4). */
export class IceSession {
  readonly agent: IceAgent;
  readonly credentials: Credentials;
  readonly candidates: LocalCandidate[] = [];
  gathered = false;
  /** The credentials of the other side's generation that this one is paired with, once both are agreed. */
  remote: Credentials | null = null;

  constructor(agent: IceAgent, credentials: Credentials) {
    this.agent = agent;
    this.credentials = credentials;
  }
}

/** Two candidates and whose they are. */
export interface CandidatePair {
  readonly own: IceSession;
  readonly local: LocalCandidate;
  readonly other: IceSession;
  readonly remote: LocalCandidate;
}

const ranks = { host: 0, srflx: 1, relay: 2 } as const;

/** The lower, the better. */
export const rankOf = ({ local, remote }: CandidatePair): number =>
  ranks[local.type] + ranks[remote.type];

/** The way that a pair's packets take; null where none gets through at the moment. */
export function pathOf({ own, local, other, remote }: CandidatePair): Path | null {
  const { network } = own.agent;
  const isHeard = (session: IceSession, candidate: LocalCandidate) =>
    network.sessionOf(session.credentials.ufrag) === session &&
    network.addressOf(session.agent.host) === candidate.on;
  if (!isHeard(own, local) || !isHeard(other, remote)) return null;
  const path = network.path(own.agent.host, other.agent.host);
  const reach = {
    host: true,
    srflx: local.type !== 'host' && remote.type !== 'host',
    relay: local.type === 'relay' || remote.type === 'relay',
  }[path.type];
  return path.works && reach ? path : null;
}

/**
 * All pairs of a session. The other side's candidates are those that were signalled, and those from which
 * its checks arrive (peer-reflexive, RFC 8445 section 7.3.1.3): it checks what was signalled to it.
 */
export function pairsOf(own: IceSession): CandidatePair[] {
  const { agent, remote: credentials } = own;
  if (credentials === null) return [];
  const other = agent.network.sessionOf(credentials.ufrag);
  if (other === undefined || other.credentials.pwd !== credentials.pwd) return [];
  const isCheckedBy = (candidate: Candidate) =>
    other.remote?.ufrag === own.credentials.ufrag && other.agent.knows(candidate, own.credentials);
  return own.candidates.flatMap((local) =>
    other.candidates
      .filter((remote) => agent.knows(remote, credentials) || isCheckedBy(local))
      .map((remote) => ({ own, local, other, remote })),
  );
}

/** The best pair that works; undefined where none does. */
export function bestPair(own: IceSession): CandidatePair | undefined {
  return pairsOf(own)
    .filter((pair) => pathOf(pair) !== null)
    .toSorted((a, b) => rankOf(a) - rankOf(b))[0];
}

export const isSamePair = (a: CandidatePair | null, b: CandidatePair | null): boolean =>
  a === b || (a !== null && b !== null && isSame(a.local, b.local) && isSame(a.remote, b.remote));
