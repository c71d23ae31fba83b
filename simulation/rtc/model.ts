/** Audio or video: the kind of a track, a transceiver or a media section. */
export type MediaKind = 'audio' | 'video';

/** A host's name. Everything with the same host name shares one network address. */
export type Host = string;

export type CandidateType = 'host' | 'srflx' | 'relay';

/** An address at which an agent can be reached (RFC 8839 section 5.1). */
export interface Candidate {
  readonly type: CandidateType;
  readonly address: string;
  readonly port: number;
}

/** A candidate of this side. */
export interface LocalCandidate extends Candidate {
  /** The number of the host's address on which it was gathered. */
  readonly addressNumber: number;
}

/** The credentials that authenticate the connectivity checks of one ICE generation (RFC 8445 section 5.3). */
export interface IceCredentials {
  readonly ufrag: string;
  readonly pwd: string;
}

/** The network path between two hosts. */
export interface Path {
  readonly works: boolean;
  /** One-way delay in milliseconds. */
  readonly delayMs: number;
  /**
   * The candidates that the path needs: `host` works with any; `srflx` needs a public address on both sides;
   * `relay` needs a relay on one side.
   */
  readonly type: CandidateType;
}

/** What travels in an SCTP association: a message, or the closing of a channel (RFC 8831 section 6.7). */
export type SctpMessage =
  | { readonly type: 'message'; readonly id: number; readonly data: string }
  | { readonly type: 'close'; readonly id: number }
  | { readonly type: 'closed'; readonly id: number };
