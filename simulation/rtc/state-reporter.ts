import { IceCandidateEvent } from './ice-candidate-event.ts';
import type { Transport } from './transport.ts';

/** RTCPeerConnection.iceConnectionState of one bundled transport, webrtc-pc section 4.3.4. */
function computeIceConnectionState({ ice }: Transport): RTCIceConnectionState {
  const isHidden = ice.state === 'failed' && !ice.environment.variant.reportsIceFailure;
  return isHidden ? 'disconnected' : ice.state;
}

/** RTCPeerConnection.connectionState of one bundled transport, webrtc-pc section 4.3.3. */
function computeConnectionState({ ice, dtls }: Transport): RTCPeerConnectionState {
  if (ice.state === 'failed' || dtls.state === 'failed') return 'failed';
  if (ice.state === 'disconnected') return 'disconnected';
  if (ice.state === 'new' && (dtls.state === 'new' || dtls.state === 'closed')) return 'new';
  const isUnderWay =
    ice.state === 'new' ||
    ice.state === 'checking' ||
    dtls.state === 'new' ||
    dtls.state === 'connecting';
  return isUnderWay ? 'connecting' : 'connected';
}

/** Remembers the states as they were last told, and tells each change. */
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

  /** The transport may have changed. */
  update(): void {
    const ice = computeIceConnectionState(this.#transport);
    const connection = computeConnectionState(this.#transport);
    const gathering = this.#transport.ice.gatheringState;
    const iceChanged = ice !== this.#ice;
    const connectionChanged = connection !== this.#connection;
    const gatheringChanged = gathering !== this.#gathering;
    // All change at once, before anybody is told (webrtc-pc section 5.6).
    this.#ice = ice;
    this.#connection = connection;
    this.#gathering = gathering;
    if (gatheringChanged) this.#fire(new Event('icegatheringstatechange'));
    if (gatheringChanged && gathering === 'complete') this.#fire(new IceCandidateEvent(null));
    if (iceChanged) this.#fire(new Event('iceconnectionstatechange'));
    if (connectionChanged) this.#fire(new Event('connectionstatechange'));
  }
}
