import type { FakeDataChannel } from './fake-data-channel.ts';
import type { Transport } from './transport.ts';

/** What travels in an association: a message, or the closing of a channel (RFC 8831 section 6.7). */
type SctpMessage =
  | { readonly type: 'message'; readonly id: number; readonly data: string }
  | { readonly type: 'close'; readonly id: number }
  | { readonly type: 'closed'; readonly id: number };

/** The SCTP association that carries all data channels: reliable, and in order. */
export class SctpTransport {
  readonly #transport: Transport;
  readonly #channels = new Map<number, FakeDataChannel>();
  #state: 'new' | 'connecting' | 'connected' | 'closed' = 'new';
  /** What waits for a path. */
  #parcels: readonly SctpMessage[] = [];
  /** When the last parcel arrives, which none may overtake. */
  #lastArrival = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** @throws OperationError where the id is taken */
  add(channel: FakeDataChannel, id: number): void {
    if (this.#channels.has(id)) {
      throw new DOMException('RTCDataChannel creation failed', 'OperationError');
    }
    this.#channels.set(id, channel);
    if (this.#state === 'connected') this.#open(channel);
  }

  get hasChannels(): boolean {
    return this.#channels.size > 0;
  }

  /** Looks whether the association can be made, and whether what waits can travel. */
  update(): void {
    const { tasks, remote, ice } = this.#transport;
    const ready = this.#transport.hasApplication && remote?.hasApplication === true;
    if (this.#state === 'new' && ready && this.#isCarried && ice.delayMs !== null) {
      this.#state = 'connecting';
      tasks.schedule(2 * ice.delayMs, () => {
        if (this.#state !== 'connecting') return;
        this.#state = 'connected';
        for (const channel of this.#channels.values()) this.#open(channel);
      });
    }
    this.#flush();
  }

  send(id: number, data: string): void {
    this.#post({ type: 'message', id, data });
  }

  /** Begins the closing of a channel, from this side. */
  closeChannel(id: number): void {
    if (this.#state === 'connected') this.#post({ type: 'close', id });
    else this.#transport.tasks.queue(() => this.#ended(id));
  }

  /** The association ended from the other side: its channels are closed with an error. */
  abort(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#parcels = [];
    for (const channel of this.#channels.values()) channel.abort();
  }

  /** The connection is closed: so are its channels, without a word (webrtc-pc section 4.4.1.1). */
  close(): void {
    this.#state = 'closed';
    this.#parcels = [];
    for (const channel of this.#channels.values()) channel.closeSilently();
  }

  get #isCarried(): boolean {
    return this.#transport.isMediaFlowing && this.#transport.remote?.dtls.state === 'connected';
  }

  #open(channel: FakeDataChannel): void {
    this.#transport.tasks.queue(() => channel.open());
  }

  #post(parcel: SctpMessage): void {
    this.#parcels = [...this.#parcels, parcel];
    this.#flush();
  }

  /** Sends what waits, if there is a path. What has no path waits for one, as retransmission would. */
  #flush(): void {
    const { remote, ice, tasks } = this.#transport;
    if (this.#parcels.length === 0 || this.#state !== 'connected') return;
    if (!this.#isCarried || ice.delayMs === null || remote === null) return;
    const parcels = this.#parcels;
    this.#parcels = [];
    this.#lastArrival = Math.max(this.#lastArrival, tasks.now() + ice.delayMs);
    remote.tasks.schedule(this.#lastArrival - tasks.now(), () => {
      for (const parcel of parcels) remote.sctp.#receive(parcel);
    });
  }

  #receive(parcel: SctpMessage): void {
    const channel = this.#channels.get(parcel.id);
    switch (parcel.type) {
      case 'message':
        channel?.receive(parcel.data);
        return;
      case 'close':
        channel?.startClosing();
        this.#transport.tasks.queue(() => this.#ended(parcel.id));
        this.#post({ type: 'closed', id: parcel.id });
        return;
      case 'closed':
        this.#ended(parcel.id);
        return;
      default:
        parcel satisfies never;
    }
  }

  #ended(id: number): void {
    this.#channels.get(id)?.finishClosing();
    this.#channels.delete(id);
  }
}
