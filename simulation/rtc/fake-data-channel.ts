import type { SctpChannel, SctpTransport } from './sctp-transport.ts';

/** RTCDataChannel (webrtc-pc section 6.2): negotiated, ordered and reliable; it carries text only. */
export class FakeDataChannel extends EventTarget implements SctpChannel {
  readonly label: string;
  readonly id: number;
  readonly negotiated = true;
  readonly ordered = true;
  /** What is sent leaves at once. */
  readonly bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  readonly #sctp: SctpTransport;
  #readyState: RTCDataChannelState = 'connecting';
  /** Messages that arrived before this side opened the channel. */
  #earlyMessages: readonly string[] = [];

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

  /** @throws InvalidStateError unless the channel is open */
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

  open(): void {
    if (this.#readyState !== 'connecting') return;
    this.#readyState = 'open';
    this.dispatchEvent(new Event('open'));
    for (const data of this.#earlyMessages) this.receive(data);
    this.#earlyMessages = [];
  }

  receive(data: string): void {
    if (this.#readyState === 'connecting') this.#earlyMessages = [...this.#earlyMessages, data];
    else if (this.#readyState !== 'closed')
      this.dispatchEvent(new MessageEvent('message', { data }));
  }

  startClosing(): void {
    if (this.#readyState === 'closing' || this.#readyState === 'closed') return;
    this.#readyState = 'closing';
    this.dispatchEvent(new Event('closing'));
  }

  finishClosing(): void {
    if (this.#readyState === 'closed') return;
    this.#readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  }

  abort(): void {
    if (this.#readyState === 'closed') return;
    this.startClosing();
    this.#readyState = 'closed';
    this.dispatchEvent(new Event('error'));
    this.dispatchEvent(new Event('close'));
  }

  closeSilently(): void {
    this.#readyState = 'closed';
  }
}
