import type { Direction } from './direction.ts';
import type { Host, MediaKind, SctpMessage } from './model.ts';
import type { TaskQueue } from './task-queue.ts';

/** A transceiver, as the transports at both ends see it. */
export interface TransceiverEndpoint {
  readonly kind: MediaKind;
  readonly mid: string | null;
  readonly currentDirection: Direction | null;
  readonly sender: {
    readonly isSending: boolean;
    /** How loud the sent audio is, from 0 to 1. */
    readonly audioLevel: number;
  };
  readonly receiver: {
    readonly frameCount: number;
    /** Evaluates again whether frames arrive. */
    update(): void;
  };
}

/** A transport, as the transport at the other end sees it. */
export interface TransportEndpoint {
  readonly tasks: TaskQueue;
  readonly dtls: { readonly state: RTCDtlsTransportState };
  /** The host on the simulated network. */
  readonly host: Host;
  /** This side's certificate. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  /** The fingerprint of this side's certificate. */
  readonly fingerprint: string;
  /** The fingerprint in the remote description; null before there is one. */
  readonly expectedFingerprint: string | null;
  /** Whether the local description contains a section for data channels. */
  readonly hasApplication: boolean;
  /** Whether media and messages get through: DTLS and ICE are connected and the path works. */
  readonly isMediaFlowing: boolean;
  /** The transport at the other end of the pair in use. */
  readonly remote: TransportEndpoint | null;
  findTransceiver(mid: string): TransceiverEndpoint | undefined;
  receiveMessages(messages: readonly SctpMessage[]): void;
  /** The remote closed its connection. */
  receiveClose(): void;
}
