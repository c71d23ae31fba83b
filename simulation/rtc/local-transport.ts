import type { CandidatePair } from './network-endpoint.ts';
import type { TransceiverEndpoint, TransportEndpoint } from './transport-endpoint.ts';

/** A transport, as its own DTLS, SCTP and receivers see it. */
export interface LocalTransport extends TransportEndpoint {
  readonly ice: {
    readonly selectedPair: CandidatePair | null;
    readonly delayMs: number | null;
    notifyRemote(): void;
  };
  /** The remote transceiver of a media section. */
  remoteTransceiver(mid: string | null): TransceiverEndpoint | undefined;
  /** Updates everything that depends on the state of the transport. */
  update(): void;
}
