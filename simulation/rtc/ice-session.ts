import { isSameCandidate, type Candidate } from './candidate.ts';
import type { IceCredentials } from './ice-credentials.ts';
import type { IceAgent } from './ice-agent.ts';
import type { Path } from './media-network.ts';

/** A candidate of this side, with the number of the address that it was gathered on. */
export interface LocalCandidate extends Candidate {
  readonly addressNumber: number;
}

/** One generation of an agent: from a pair of credentials to the next (RFC 8445 section 2.4). */
export class IceSession {
  readonly agent: IceAgent;
  readonly credentials: IceCredentials;
  readonly candidates: LocalCandidate[] = [];
  isGathered = false;
  /** The credentials of the other side's generation that this one is paired with, once both are agreed. */
  remoteCredentials: IceCredentials | null = null;

  constructor(agent: IceAgent, credentials: IceCredentials) {
    this.agent = agent;
    this.credentials = credentials;
  }
}

/** Two candidates and whose they are. */
export interface CandidatePair {
  readonly localSession: IceSession;
  readonly local: LocalCandidate;
  readonly remoteSession: IceSession;
  readonly remote: LocalCandidate;
}

const typeRanks = { host: 0, srflx: 1, relay: 2 } as const;

/** The lower, the better. */
export const pairRank = ({ local, remote }: CandidatePair): number =>
  typeRanks[local.type] + typeRanks[remote.type];

/** The way that a pair's packets take; null where none gets through at the moment. */
export function pairPath({
  localSession,
  local,
  remoteSession,
  remote,
}: CandidatePair): Path | null {
  const { network } = localSession.agent;
  const isHeard = (session: IceSession, candidate: LocalCandidate) =>
    network.findSession(session.credentials.ufrag) === session &&
    network.getAddressNumber(session.agent.host) === candidate.addressNumber;
  if (!isHeard(localSession, local) || !isHeard(remoteSession, remote)) return null;
  const path = network.getPath(localSession.agent.host, remoteSession.agent.host);
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
export function candidatePairs(own: IceSession): CandidatePair[] {
  const { agent, remoteCredentials: credentials } = own;
  if (credentials === null) return [];
  const other = agent.network.findSession(credentials.ufrag);
  if (other === undefined || other.credentials.pwd !== credentials.pwd) return [];
  const isCheckedBy = (candidate: Candidate) =>
    other.remoteCredentials?.ufrag === own.credentials.ufrag &&
    other.agent.hasRemoteCandidate(candidate, own.credentials);
  return own.candidates.flatMap((local) =>
    other.candidates
      .filter((remote) => agent.hasRemoteCandidate(remote, credentials) || isCheckedBy(local))
      .map((remote) => ({ localSession: own, local, remoteSession: other, remote })),
  );
}

/** The best pair that works; undefined where none does. */
export function bestPair(own: IceSession): CandidatePair | undefined {
  return candidatePairs(own)
    .filter((pair) => pairPath(pair) !== null)
    .toSorted((a, b) => pairRank(a) - pairRank(b))[0];
}

export const isSamePair = (a: CandidatePair | null, b: CandidatePair | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    isSameCandidate(a.local, b.local) &&
    isSameCandidate(a.remote, b.remote));
