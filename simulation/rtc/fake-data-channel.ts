import type { SctpTransport } from './sctp-transport.ts';

/** RTCDataChannel (webrtc-pc section 6.2): negotiated, ordered, reliable, for texts. */
export class FakeDataChannel extends EventTarget {
  readonly label: string;
  readonly id: number;
  readonly negotiated = true;
  readonly ordered = true;
  readonly #sctp: SctpTransport;
  #readyState: RTCDataChannelState = 'connecting';
  /** What arrived before this side had opened the channel. */
  #early: readonly string[] = [];

  constructor(sctp: SctpTransport, label: string, id: number) {
    super();
    this.#sctp = sctp;
    this.label = label;
    this.id = id;
    sctp.add(this, id);
  }

  get readyState(): RTCDataChannelState {
    return this.#readyState;
  }

  /** @throws InvalidStateError where the channel is not open */
  send(data: string): void {
    if (this.#readyState !== 'open') {
      throw new DOMException("RTCDataChannel.readyState is not 'open'", 'InvalidStateError');
    }
    this.#sctp.send(this.id, data);
  }

  close(): void {
    if (this.#readyState === 'closing' || this.#readyState === 'closed') return;
    this.#readyState = 'closing';
    this.#sctp.closeChannel(this.id);
  }

  /** The association is there. */
  open(): void {
    if (this.#readyState !== 'connecting') return;
    this.#readyState = 'open';
    this.dispatchEvent(new Event('open'));
    for (const data of this.#early) this.receive(data);
    this.#early = [];
  }

  /** A message has arrived. */
  receive(data: string): void {
    if (this.#readyState === 'connecting') this.#early = [...this.#early, data];
    else if (this.#readyState !== 'closed')
      this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** The other side begins to close the channel. */
  startClosing(): void {
    if (this.#readyState === 'closing' || this.#readyState === 'closed') return;
    this.#readyState = 'closing';
    this.dispatchEvent(new Event('closing'));
  }

  /** The closing has come to its end. */
  finishClosing(): void {
    if (this.#readyState === 'closed') return;
    this.#readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  }

  /** The association has ended under the channel. */
  abort(): void {
    if (this.#readyState === 'closed') return;
    this.startClosing();
    this.#readyState = 'closed';
    this.dispatchEvent(new Event('error'));
    this.dispatchEvent(new Event('close'));
  }

  /** The connection was closed here: nobody is told. */
  closeSilently(): void {
    this.#readyState = 'closed';
  }
}
