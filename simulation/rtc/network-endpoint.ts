import type { Candidate, Host, IceCredentials, LocalCandidate } from './model.ts';
import type { TransportEndpoint } from './transport-endpoint.ts';

/** An ICE agent, as the network and the agent at the other end see it. */
export interface NetworkEndpoint {
  readonly host: Host;
  /** The transport that runs over this agent. */
  readonly transport: TransportEndpoint;
  /** The pair in use; null before there is one, and after a failure. */
  readonly selectedPair: CandidatePair | null;
  /** Whether a remote candidate was signaled for a generation of this agent's remote. */
  hasRemoteCandidate(candidate: Candidate, credentials: IceCredentials): boolean;
  /** Whether a change of the paths of these hosts affects this agent. Undefined means all hosts. */
  isAffectedBy(hosts: readonly Host[] | undefined): boolean;
  /** Queues a task in which the agent evaluates its candidate pairs again. */
  scheduleUpdate(): void;
}

/** One generation of an ICE agent, as the network and the agent at the other end see it. */
export interface EndpointSession {
  readonly endpoint: NetworkEndpoint;
  readonly credentials: IceCredentials;
  readonly candidates: readonly LocalCandidate[];
  /** The remote credentials that offer and answer paired with this generation; null until then. */
  readonly remoteCredentials: IceCredentials | null;
}

/** A local and a remote candidate, with the sessions they belong to. */
export interface CandidatePair {
  readonly localSession: EndpointSession;
  readonly local: LocalCandidate;
  readonly remoteSession: EndpointSession;
  readonly remote: LocalCandidate;
}
