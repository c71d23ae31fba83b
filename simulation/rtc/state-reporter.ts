import { IceCandidateEvent } from './ice-candidate-event.ts';
import type { Transport } from './transport.ts';

/** RTCPeerConnection.iceConnectionState for one bundled transport (webrtc-pc section 4.3.4). */
function computeIceConnectionState({ ice }: Transport): RTCIceConnectionState {
  const isHidden = ice.state === 'failed' && !ice.environment.variant.reportsIceFailure;
  return isHidden ? 'disconnected' : ice.state;
}

/** RTCPeerConnection.connectionState for one bundled transport (webrtc-pc section 4.3.3). */
function computeConnectionState({ ice, dtls }: Transport): RTCPeerConnectionState {
  if (ice.state === 'failed' || dtls.state === 'failed') return 'failed';
  if (ice.state === 'disconnected') return 'disconnected';
  if (ice.state === 'new' && (dtls.state === 'new' || dtls.state === 'closed')) return 'new';
  const isConnecting =
    ice.state === 'new' ||
    ice.state === 'checking' ||
    dtls.state === 'new' ||
    dtls.state === 'connecting';
  return isConnecting ? 'connecting' : 'connected';
}

/** Stores the reported states of a connection and fires an event for each change. */
export class StateReporter {
  readonly #transport: Transport;
  readonly #fire: (event: Event) => void;
  #ice: RTCIceConnectionState = 'new';
  #connection: RTCPeerConnectionState = 'new';
  #gathering: RTCIceGatheringState = 'new';

  constructor(transport: Transport, fire: (event: Event) => void) {
    this.#transport = transport;
    this.#fire = fire;
  }

  get ice(): RTCIceConnectionState {
    return this.#ice;
  }

  get connection(): RTCPeerConnectionState {
    return this.#connection;
  }

  get gathering(): RTCIceGatheringState {
    return this.#gathering;
  }

  /** Reports what has changed in the transport. */
  update(): void {
    const ice = computeIceConnectionState(this.#transport);
    const connection = computeConnectionState(this.#transport);
    const gathering = this.#transport.ice.gatheringState;
    const hasIceChanged = ice !== this.#ice;
    const hasConnectionChanged = connection !== this.#connection;
    const hasGatheringChanged = gathering !== this.#gathering;
    // All states change before the first event (webrtc-pc section 5.6).
    this.#ice = ice;
    this.#connection = connection;
    this.#gathering = gathering;
    if (hasGatheringChanged) this.#fire(new Event('icegatheringstatechange'));
    if (hasGatheringChanged && gathering === 'complete') this.#fire(new IceCandidateEvent(null));
    if (hasIceChanged) this.#fire(new Event('iceconnectionstatechange'));
    if (hasConnectionChanged) this.#fire(new Event('connectionstatechange'));
  }
}
