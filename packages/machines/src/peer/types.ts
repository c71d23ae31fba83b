import type {
  CandidateSignal,
  Generation,
  IceServer,
  PeerId,
  Profile,
  Signal,
} from '@visavis/protocol';
import type { ActorRef, Snapshot } from 'xstate';
import type { MediaSlots } from '../media/slots.ts';
import type {
  ChannelState,
  ConnectionState,
  FlowState,
  GatheringState,
  IceState,
  SignalingState,
} from './states.ts';
import type { ConnectionStats } from './stats.ts';

/** What the connection actor is told when it makes its RTCPeerConnection. */
export interface ConnectionInput {
  readonly remote: PeerId;
  /** The offerer creates the transceivers; the answerer adopts those of the first offer. */
  readonly role: 'offerer' | 'answerer';
  readonly iceServers: readonly IceServer[];
  readonly iceTransportPolicy: 'all' | 'relay';
  readonly slots: MediaSlots;
}

/**
 * What the machine asks of the connection actor. It carries them out one after the other. The `round`
 * of a negotiating command comes back in its report, so that a report overtaken by a collision is known.
 */
export type ConnectionCommand =
  /** setLocalDescription(), answered by `offer.made`. */
  | { readonly type: 'makeOffer'; readonly round: number }
  /** setRemoteDescription(offer) and setLocalDescription(), answered by `answer.made`. */
  | { readonly type: 'acceptOffer'; readonly round: number; readonly sdp: string }
  /** setRemoteDescription(answer), answered by `answer.accepted`. */
  | { readonly type: 'acceptAnswer'; readonly round: number; readonly sdp: string }
  /** addIceCandidate(). A candidate that does not fit is not fatal; it is expected of an ignored offer. */
  | {
      readonly type: 'addIceCandidate';
      readonly candidate: CandidateSignal;
      readonly isFromIgnoredOffer: boolean;
    }
  /** restartIce(); `negotiationneeded` follows. */
  | {
      readonly type: 'restartIce';
      readonly iceServers: readonly IceServer[];
      readonly iceTransportPolicy: 'all' | 'relay';
    }
  /** replaceTrack() in each slot that changed. */
  | { readonly type: 'setSlots'; readonly slots: MediaSlots }
  /** setConfiguration() with servers whose credentials are fresh. */
  | { readonly type: 'setIceServers'; readonly iceServers: readonly IceServer[] }
  /** Tells the other person's page, over the data channel, what this person says of themselves. */
  | { readonly type: 'sendProfile'; readonly profile: Profile };

/** What the connection actor reports. State events have the names of the specification's states. */
export type ConnectionReport =
  /** The connection is in this state (connectionState). */
  | { readonly type: `connection.${ConnectionState}` }
  /** The search for a way is in this state (iceConnectionState). */
  | { readonly type: `ice.${IceState}` }
  /** So far goes the gathering of this side's own addresses (iceGatheringState). */
  | { readonly type: `gathering.${GatheringState}` }
  /** So far goes the exchange of descriptions (signalingState). */
  | { readonly type: `signaling.${SignalingState}` }
  /** The data channel is in this state (readyState). */
  | { readonly type: `channel.${ChannelState}` }
  /** Sound or picture of the other person arrives, or has just stopped arriving. */
  | { readonly type: `flow.${FlowState}` }
  /** Something has changed that both sides have to agree on: an offer is to be made. */
  | { readonly type: 'negotiationneeded' }
  /** A candidate of this side, for the other one; an empty one after the last. */
  | { readonly type: 'icecandidate'; readonly candidate: CandidateSignal }
  /** The offer of this round has been made, and is to be sent. */
  | { readonly type: 'offer.made'; readonly round: number; readonly sdp: string }
  /** The answer of this round has been made, and is to be sent. */
  | { readonly type: 'answer.made'; readonly round: number; readonly sdp: string }
  /** The other side's answer has been taken: both agree. */
  | { readonly type: 'answer.accepted'; readonly round: number }
  /** An operation without which there is no connection failed; the connection is as good as lost. */
  | { readonly type: 'operation.failed'; readonly operation: string; readonly message: string }
  /** What the other person says of themselves, by the data channel. */
  | { readonly type: 'profile.received'; readonly profile: Profile }
  /** What getStats tells of the connection now. */
  | { readonly type: 'stats'; readonly stats: ConnectionStats };

/** What the peer machine hears. */
export type PeerEvent =
  | ConnectionReport
  /** A signal of the other side, of this generation of the connection. */
  | { readonly type: 'signal.received'; readonly generation: Generation; readonly signal: Signal }
  /** Signals may have been lost on the way: an offer under way is made again, or all is built anew. */
  | { readonly type: 'signals.lost' }
  /** Other tracks are to be sent. */
  | { readonly type: 'slots.changed'; readonly slots: MediaSlots }
  /** What this person says of themselves has changed. */
  | { readonly type: 'profile.changed'; readonly profile: Profile }
  /** STUN and TURN servers whose credentials are fresh. */
  | { readonly type: 'iceServers.changed'; readonly iceServers: readonly IceServer[] }
  /** Sound and picture stopped arriving, although the other person says that they send them. */
  | { readonly type: 'media.missing' }
  /** The way to the network changed (interface, address, online again). */
  | { readonly type: 'network.changed' }
  /** The other person's connection to the server is back, or this page's own: signals get through again. */
  | { readonly type: 'remote.reachable' }
  /** The person asks for another try. */
  | { readonly type: 'retry' };

/** What the peer machine tells the call. */
export type PeerOutput =
  /** A signal for the other side. */
  | {
      readonly type: 'peer.signal';
      readonly to: PeerId;
      readonly generation: Generation;
      readonly signal: Signal;
    }
  /** What the other person says of themselves, by the data channel. */
  | { readonly type: 'peer.profile'; readonly from: PeerId; readonly profile: Profile }
  /** Nothing is seen or heard of this person any more; the call knows whether something should be. */
  | { readonly type: 'peer.stalled'; readonly from: PeerId };

/** Whom the peer machine reports to. */
type PeerParent = ActorRef<Snapshot<unknown>, PeerOutput>;

export interface PeerInput {
  readonly parent: PeerParent;
  readonly self: PeerId;
  readonly remote: PeerId;
  /** Where generations begin: milliseconds since 1970 when this page began its call. */
  readonly startedAt: number;
  /** The newcomer makes the first offer; members wait for it. */
  readonly role: 'offerer' | 'answerer';
  readonly iceServers: readonly IceServer[];
  readonly slots: MediaSlots;
  readonly profile: Profile;
}

export interface PeerContext {
  readonly parent: PeerParent;
  readonly self: PeerId;
  readonly remote: PeerId;
  /** Where this side's own generations begin. */
  readonly startedAt: number;
  /** The generation of the connection there is; null while an answerer waits for its first offer. */
  readonly generation: Generation | null;
  readonly role: 'offerer' | 'answerer';
  readonly iceServers: readonly IceServer[];
  readonly iceTransportPolicy: 'all' | 'relay';
  readonly slots: MediaSlots;
  readonly profile: Profile;
  /** The browser asked for a negotiation while another was under way. */
  readonly isNegotiationNeeded: boolean;
  /** The last offer received was ignored, so its candidates are not expected to fit. */
  readonly hasIgnoredOffer: boolean;
  /** A way was agreed on a moment ago, by which nothing may have come yet. */
  readonly isPathSettling: boolean;
  /** Counts the negotiating commands of this machine. */
  readonly round: number;
  /** How many times in a row the connection has been rebuilt without success. */
  readonly rebuildCount: number;
  /**
   * Whether the two have ever been connected: what is not connected now is then being connected again, not
   * for the first time. It lasts as long as this machine, through every rebuilt connection, and is false
   * again only in the machine of a pair that is begun anew.
   */
  readonly hasBeenConnected: boolean;
  /** Sound and picture that the other person says that they send have stopped, and not come back yet. */
  readonly isMediaMissing: boolean;
  readonly stats: ConnectionStats | null;
  /** The last operation that failed, for a developer. */
  readonly lastFailure: string | null;
}
