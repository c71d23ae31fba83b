import { isSameCandidate } from './candidate.ts';
import { areSameCredentials } from './ice-credentials.ts';
import type { MediaNetwork } from './media-network.ts';
import type { Candidate, LocalCandidate, Path } from './model.ts';
import type { CandidatePair, EndpointSession } from './network-endpoint.ts';

const typeRanks = { host: 0, srflx: 1, relay: 2 } as const;

/** The rank of a pair by its candidate types; lower is better. */
const pairRank = ({ local, remote }: CandidatePair): number =>
  typeRanks[local.type] + typeRanks[remote.type];

/** The network path of a pair; null while packets do not get through. */
export function pairPath(network: MediaNetwork, pair: CandidatePair): Path | null {
  const { localSession, local, remoteSession, remote } = pair;
  const isReachable = (session: EndpointSession, candidate: LocalCandidate) =>
    network.findSession(session.credentials.ufrag) === session &&
    network.getAddressNumber(session.endpoint.host) === candidate.addressNumber;
  if (!isReachable(localSession, local) || !isReachable(remoteSession, remote)) return null;
  const path = network.getPath(localSession.endpoint.host, remoteSession.endpoint.host);
  const isSufficient = {
    host: true,
    srflx: local.type !== 'host' && remote.type !== 'host',
    relay: local.type === 'relay' || remote.type === 'relay',
  }[path.type];
  return path.works && isSufficient ? path : null;
}

/**
 * All pairs of a session. The remote candidates are those that were signaled, and those from which checks
 * arrive because the remote knows the local candidate (peer-reflexive, RFC 8445 section 7.3.1.3).
 */
export function candidatePairs(network: MediaNetwork, session: EndpointSession): CandidatePair[] {
  const { endpoint, remoteCredentials } = session;
  if (remoteCredentials === null) return [];
  const remoteSession = network.findSession(remoteCredentials.ufrag);
  if (remoteSession === undefined || remoteSession.credentials.pwd !== remoteCredentials.pwd)
    return [];
  const isCheckedByRemote = (candidate: Candidate) =>
    remoteSession.remoteCredentials?.ufrag === session.credentials.ufrag &&
    remoteSession.endpoint.hasRemoteCandidate(candidate, session.credentials);
  return session.candidates.flatMap((local) =>
    remoteSession.candidates
      .filter(
        (remote) =>
          endpoint.hasRemoteCandidate(remote, remoteCredentials) || isCheckedByRemote(local),
      )
      .map((remote) => ({ localSession: session, local, remoteSession, remote })),
  );
}

/** The best pair that works; undefined if none does. */
export function bestPair(
  network: MediaNetwork,
  session: EndpointSession,
): CandidatePair | undefined {
  return candidatePairs(network, session)
    .filter((pair) => pairPath(network, pair) !== null)
    .toSorted((a, b) => pairRank(a) - pairRank(b))[0];
}

export const isSamePair = (a: CandidatePair | null, b: CandidatePair | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    isSameCandidate(a.local, b.local) &&
    isSameCandidate(a.remote, b.remote));

/** Whether `pair` should replace `current`: it belongs to a newer generation, or has a better rank. */
export const isBetterPair = (pair: CandidatePair | undefined, current: CandidatePair): boolean =>
  pair !== undefined &&
  (pair.localSession === current.localSession
    ? pairRank(pair) < pairRank(current)
    : isCheckedByBoth(pair));

/** Whether the remote checks the pair too. Until then nobody can nominate it (RFC 8445 section 8.1.1). */
const isCheckedByBoth = ({ localSession, remoteSession }: CandidatePair): boolean =>
  areSameCredentials(remoteSession.remoteCredentials, localSession.credentials);
