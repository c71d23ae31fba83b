import type { Transport } from './transport.ts';

/**
 * The DTLS association over an ICE transport (RFC 8827 section 6.5). It is made when ICE works on both
 * sides, and lives on through every ICE restart.
 */
export class DtlsTransport {
  readonly #transport: Transport;
  #state: RTCDtlsTransportState = 'new';
  #handshake: (() => void) | null = null;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get state(): RTCDtlsTransportState {
    return this.#state;
  }

  /** Looks whether the handshake can begin or go on. */
  update(): void {
    const { ice, tasks } = this.#transport;
    if (this.#state === 'new' && ice.selectedPair !== null) this.#become('connecting');
    const { delayMs } = ice;
    if (this.#state !== 'connecting' || this.#handshake !== null || !this.#isAnswered()) return;
    if (delayMs === null) return;
    this.#handshake = tasks.schedule(4 * delayMs, () => {
      this.#handshake = null;
      // What was lost on the way is sent again when there is a way.
      if (ice.delayMs === null || !this.#isAnswered()) return;
      this.#become(this.#isProven() ? 'connected' : 'failed');
    });
  }

  /** The other side said good-bye (close_notify). */
  receiveClose(): void {
    if (this.#state === 'closed' || this.#state === 'failed') return;
    this.#handshake?.();
    this.#become('closed');
  }

  /** The other side has a pair in use as well. */
  #isAnswered(): boolean {
    const other = this.#transport.remote;
    return other?.ice.selectedPair?.remoteSession.agent.transport === this.#transport;
  }

  /** Both certificates are those that the descriptions promised, and one side is the client. */
  #isProven(): boolean {
    const { remote } = this.#transport;
    return (
      remote !== null &&
      this.#transport.expectedFingerprint === remote.fingerprint &&
      remote.expectedFingerprint === this.#transport.fingerprint
    );
  }

  #become(state: RTCDtlsTransportState): void {
    this.#state = state;
    this.#transport.update();
    this.#transport.ice.notifyRemote();
  }
}
