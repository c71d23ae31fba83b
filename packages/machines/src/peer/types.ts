import type {
  CandidateSignal,
  Generation,
  IceServer,
  PeerId,
  PlainSignal,
  Profile,
} from '@visavis/protocol';
import type { ActorRef, Snapshot } from 'xstate';
import type { MediaSlots } from '../media/slots.ts';
import type { VoiceState } from '../media/types.ts';
import type { CompareStep, ComparisonReport, KeyVerdict } from './comparison.ts';
import type {
  ChannelState,
  ConnectionState,
  FlowState,
  GatheringState,
  IceState,
  SignalingState,
} from './states.ts';
import type { ConnectionStats } from './stats.ts';

/** What the connection actor needs to create its RTCPeerConnection. */
export interface ConnectionInput {
  readonly remote: PeerId;
  /** The offerer creates the transceivers; the answerer uses those of the first offer. */
  readonly role: 'offerer' | 'answerer';
  readonly iceServers: readonly IceServer[];
  readonly iceTransportPolicy: 'all' | 'relay';
  readonly slots: MediaSlots;
  /** Whether the two peers have been connected before. Then this connection takes precedence over those of strangers. */
  readonly hasBeenConnected: boolean;
}

/** Reports of the connection actor. State events end in the name of the state in its specification. */
export type ConnectionReport =
  /** The new connectionState. */
  | { readonly type: `connection.${ConnectionState}` }
  /** The new iceConnectionState. */
  | { readonly type: `ice.${IceState}` }
  /** The new iceGatheringState. */
  | { readonly type: `gathering.${GatheringState}` }
  /** The new signalingState. */
  | { readonly type: `signaling.${SignalingState}` }
  /** The new readyState of the data channel. */
  | { readonly type: `channel.${ChannelState}` }
  /** Audio or video of the peer arrives, or has just stopped arriving. */
  | { readonly type: `flow.${FlowState}` }
  /** The peer has started or stopped to speak. */
  | { readonly type: `voice.${VoiceState}` }
  /** Something changed that needs an offer. */
  | { readonly type: 'negotiationneeded' }
  /** A local candidate to send to the peer; an empty one after the last. */
  | { readonly type: 'icecandidate'; readonly candidate: CandidateSignal }
  /** The offer of this round is ready to send. */
  | { readonly type: 'offer.made'; readonly round: number; readonly sdp: string }
  /** The answer of this round is ready to send. */
  | { readonly type: 'answer.made'; readonly round: number; readonly sdp: string }
  /** The answer of the peer has been applied; the negotiation is complete. */
  | { readonly type: 'answer.accepted'; readonly round: number }
  /** An operation failed that the connection cannot do without. */
  | { readonly type: 'operation.failed'; readonly operation: string; readonly message: string }
  /** The peer sent its profile over the data channel. */
  | { readonly type: 'profile.received'; readonly profile: Profile }
  /** The peer said over the data channel whether it wants the video of this side's camera. */
  | { readonly type: 'wanted.received'; readonly video: boolean }
  /** The certificate of the connection is the one in the description of the peer. */
  | { readonly type: 'certificate.matched' }
  /** It is another one: somebody else has ended the encryption. The connection is closed. */
  | { readonly type: 'certificate.mismatched' }
  | ComparisonReport
  /** A new sample of getStats. */
  | { readonly type: 'stats.updated'; readonly stats: ConnectionStats };

/** The events of the peer machine. */
export type PeerEvent =
  | ConnectionReport
  /** A signal of the peer, for this generation of the connection. */
  | {
      readonly type: 'signal.received';
      readonly generation: Generation;
      readonly signal: PlainSignal;
    }
  /** Signals to the peer may have been lost: a pending offer is made again, or the connection is rebuilt. */
  | { readonly type: 'signals.lost' }
  /** All strangers together have sent too many signals; those of the peer are dropped for a moment. */
  | { readonly type: 'budget.delayed' }
  /** The peer has sent too many signals, which are dropped for a while. */
  | { readonly type: 'budget.misbehaving' }
  /** The signals of the peer are passed on again. */
  | { readonly type: 'budget.restored' }
  /** A description was dropped, because the peer has not signed it for this page. */
  | { readonly type: 'description.rejected' }
  /** Other tracks are to be sent. */
  | { readonly type: 'slots.changed'; readonly slots: MediaSlots }
  /** The profile of this member changed. */
  | { readonly type: 'profile.changed'; readonly profile: Profile }
  /** STUN and TURN servers with new credentials. */
  | { readonly type: 'iceServers.changed'; readonly iceServers: readonly IceServer[] }
  /** The user wants the video of the peer's camera, or does not want it. */
  | { readonly type: 'videoWanted.changed'; readonly isVideoWanted: boolean }
  /** The user hides the address of this device from the others, or stops to hide it. */
  | { readonly type: 'addressHiding.changed'; readonly isAddressHidden: boolean }
  /** The user disconnects from the peer: no connection until `reconnect`. */
  | { readonly type: 'disconnect' }
  /** The user connects again after `disconnect`. */
  | { readonly type: 'reconnect' }
  /** Audio and video stopped arriving, although the peer says that it sends them. */
  | { readonly type: 'media.missing' }
  /** The network of this device changed (interface, address, online again). */
  | { readonly type: 'network.changed' }
  /** The peer, or this page, is connected to the server again: signals arrive again. */
  | { readonly type: 'remote.reachable' }
  /** The user asks for another attempt. */
  | { readonly type: 'retry' }
  /** The user compares emoji. */
  | { readonly type: `compare.${CompareStep}` }
  /** The user has compared emoji with this key before, or with another key of this name. */
  | { readonly type: 'key.judged'; readonly verdict: KeyVerdict };

/** The events that the peer machine sends to its parent. */
export type PeerOutput =
  /** A signal to send to the peer. `number` is higher than that of every earlier description of this generation. */
  | {
      readonly type: 'peer.signal';
      readonly to: PeerId;
      readonly generation: Generation;
      readonly number: number;
      readonly signal: PlainSignal;
    }
  /** The two peers are connected for the first time. */
  | { readonly type: 'peer.connected'; readonly from: PeerId }
  /** The peer sent its profile over the data channel. */
  | { readonly type: 'peer.profile'; readonly from: PeerId; readonly profile: Profile }
  /** Audio and video of the peer stopped arriving. The parent knows whether the peer should be sending. */
  | { readonly type: 'peer.stalled'; readonly from: PeerId }
  /** The peer has started or stopped to speak, as far as its audio arrives. */
  | { readonly type: 'peer.voice'; readonly from: PeerId; readonly isSpeaking: boolean };

type PeerParent = ActorRef<Snapshot<unknown>, PeerOutput>;

export interface PeerInput {
  readonly parent: PeerParent;
  readonly self: PeerId;
  readonly remote: PeerId;
  /** Start of the call in milliseconds since 1970. The generations of this side start above it. */
  readonly startedAt: number;
  /** A new member makes the first offer; members that were in the room before wait for it. */
  readonly role: 'offerer' | 'answerer';
  readonly iceServers: readonly IceServer[];
  /** What the call sends to the peer, unless it says that it wants no video. */
  readonly slots: MediaSlots;
  readonly profile: Profile;
  /** Whether the room is private: what the peer sends over the server shows that it has the link. */
  readonly isPrivate: boolean;
  /** Whether the user wants the video of the peer's camera. */
  readonly isVideoWanted: boolean;
  /** Whether only relay candidates may be used and sent, so that the peer does not learn the address of this device. */
  readonly isAddressHidden: boolean;
  /** Whether the user has disconnected from this member before: the machine then starts without a connection. */
  readonly startsDisconnected: boolean;
}

export interface PeerContext extends PeerInput {
  /** Generation of the current connection; null while an answerer waits for its first offer. */
  readonly generation: Generation | null;
  readonly iceTransportPolicy: 'all' | 'relay';
  /** Whether the peer wants the video of this side's camera, as far as it has said over this connection. */
  readonly isVideoWantedByPeer: boolean;
  /** `negotiationneeded` arrived and no offer has been made since. */
  readonly isNegotiationNeeded: boolean;
  /** The last offer of the peer was ignored, so adding its candidates may fail. */
  readonly hasIgnoredOffer: boolean;
  /** A new path was negotiated a moment ago; media may not arrive over it yet. */
  readonly isPathSettling: boolean;
  /** Counts the negotiating commands of this machine. */
  readonly round: number;
  /** How many times in a row the connection was rebuilt without success. */
  readonly rebuildCount: number;
  /**
   * Whether the two peers have been connected before, over any connection of this machine: the user interface
   * then says "reconnecting", not "connecting".
   */
  readonly hasBeenConnected: boolean;
  /** The certificate of the connection is the one in the description that the peer has signed. */
  readonly isCertificateMatched: boolean;
  /** What is known of the key of the peer, over any connection. */
  readonly verdict: KeyVerdict | null;
  /** The emoji of the last comparison. */
  readonly emoji: readonly number[];
  /** The peer says that it sends audio or video, and it stopped arriving. */
  readonly isMediaMissing: boolean;
  readonly stats: ConnectionStats | null;
  /** The last operation that failed, for developers. */
  readonly lastFailure: string | null;
}
