import type { LocalTransport } from './local-transport.ts';

/**
 * The DTLS association over an ICE transport (RFC 8827 section 6.5). It is established once ICE works on both
 * sides, and survives every ICE restart.
 */
export class DtlsTransport {
  readonly #transport: LocalTransport;
  #state: RTCDtlsTransportState = 'new';
  #cancelHandshake: (() => void) | null = null;

  constructor(transport: LocalTransport) {
    this.#transport = transport;
  }

  get state(): RTCDtlsTransportState {
    return this.#state;
  }

  /** Starts or continues the handshake if possible. */
  update(): void {
    const { ice, tasks } = this.#transport;
    if (this.#state === 'new' && ice.selectedPair !== null) this.#setState('connecting');
    const { delayMs } = ice;
    if (this.#state !== 'connecting' || this.#cancelHandshake !== null) return;
    if (!this.#isRemoteReady() || delayMs === null) return;
    this.#cancelHandshake = tasks.schedule(4 * delayMs, () => {
      this.#cancelHandshake = null;
      // Lost packets are retransmitted: the next update starts the handshake again when there is a path.
      if (ice.delayMs === null || !this.#isRemoteReady()) return;
      this.#setState(this.#areFingerprintsValid() ? 'connected' : 'failed');
    });
  }

  /** The remote sent close_notify. */
  receiveClose(): void {
    if (this.#state === 'closed' || this.#state === 'failed') return;
    this.#cancelHandshake?.();
    this.#setState('closed');
  }

  /** Whether the remote has selected a pair with this transport. */
  #isRemoteReady(): boolean {
    return this.#transport.remote?.remote === this.#transport;
  }

  /** Whether each certificate has the fingerprint that its description announced. */
  #areFingerprintsValid(): boolean {
    const { remote } = this.#transport;
    return (
      remote !== null &&
      this.#transport.expectedFingerprint === remote.fingerprint &&
      remote.expectedFingerprint === this.#transport.fingerprint
    );
  }

  #setState(state: RTCDtlsTransportState): void {
    this.#state = state;
    this.#transport.update();
    this.#transport.ice.notifyRemote();
  }
}
