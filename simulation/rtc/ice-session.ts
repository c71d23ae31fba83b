import type { IceCredentials, LocalCandidate } from './model.ts';
import type { EndpointSession, NetworkEndpoint } from './network-endpoint.ts';

/** One generation of an ICE agent, which an ICE restart replaces (RFC 8445 section 2.4). */
export class IceSession implements EndpointSession {
  readonly endpoint: NetworkEndpoint;
  readonly credentials: IceCredentials;
  readonly candidates: LocalCandidate[] = [];
  /** Whether gathering is complete. */
  isGathered = false;
  remoteCredentials: IceCredentials | null = null;

  constructor(endpoint: NetworkEndpoint, credentials: IceCredentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }
}
