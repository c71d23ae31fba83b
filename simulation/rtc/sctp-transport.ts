import type { SctpMessage } from './model.ts';
import type { LocalTransport } from './local-transport.ts';

/** A data channel, as its SCTP association sees it. */
export interface SctpChannel {
  /** The association is connected. */
  open(): void;
  receive(data: string): void;
  /** The remote has started to close the channel. */
  startClosing(): void;
  /** Both sides have closed the channel. */
  finishClosing(): void;
  /** The association was aborted: the channel closes with an error. */
  abort(): void;
  /** The local connection was closed: the channel closes without events. */
  closeSilently(): void;
}

/** The SCTP association that carries all data channels, reliably and in order. */
export class SctpTransport {
  readonly #transport: LocalTransport;
  readonly #channels = new Map<number, SctpChannel>();
  #state: 'new' | 'connecting' | 'connected' | 'closed' = 'new';
  /** Messages that wait for a path. */
  #queue: readonly SctpMessage[] = [];
  /** When the last message arrives. No later message may overtake it. */
  #lastArrivalMs = 0;

  constructor(transport: LocalTransport) {
    this.#transport = transport;
  }

  /** @throws OperationError if the id is taken */
  add(channel: SctpChannel, id: number): void {
    if (this.#channels.has(id)) {
      throw new DOMException('RTCDataChannel creation failed', 'OperationError');
    }
    this.#channels.set(id, channel);
    if (this.#state === 'connected') this.#open(channel);
  }

  get hasChannels(): boolean {
    return this.#channels.size > 0;
  }

  /** Connects the association when both sides negotiated it, and sends queued messages. */
  update(): void {
    const { tasks, remote, ice } = this.#transport;
    const isNegotiated = this.#transport.hasApplication && remote?.hasApplication === true;
    if (this.#state === 'new' && isNegotiated && this.#hasDtls && ice.delayMs !== null) {
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

  /** Starts closing a channel from this side. */
  closeChannel(id: number): void {
    if (this.#state === 'connected') this.#post({ type: 'close', id });
    else this.#transport.tasks.queue(() => this.#finishClosing(id));
  }

  receive(message: SctpMessage): void {
    const channel = this.#channels.get(message.id);
    switch (message.type) {
      case 'message':
        channel?.receive(message.data);
        return;
      case 'close':
        channel?.startClosing();
        this.#transport.tasks.queue(() => this.#finishClosing(message.id));
        this.#post({ type: 'closed', id: message.id });
        return;
      case 'closed':
        this.#finishClosing(message.id);
        return;
      default:
        message satisfies never;
    }
  }

  /** The remote ended the association: its channels close with an error. */
  abort(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#queue = [];
    for (const channel of this.#channels.values()) channel.abort();
  }

  /** The local connection was closed: its channels close without events (webrtc-pc section 4.4.1.1). */
  close(): void {
    this.#state = 'closed';
    this.#queue = [];
    for (const channel of this.#channels.values()) channel.closeSilently();
  }

  get #hasDtls(): boolean {
    return this.#transport.isMediaFlowing && this.#transport.remote?.dtls.state === 'connected';
  }

  #open(channel: SctpChannel): void {
    this.#transport.tasks.queue(() => channel.open());
  }

  #post(message: SctpMessage): void {
    this.#queue = [...this.#queue, message];
    this.#flush();
  }

  /** Sends queued messages if there is a path. Without one they wait, as retransmission would make them. */
  #flush(): void {
    const { remote, ice, tasks } = this.#transport;
    if (this.#queue.length === 0 || this.#state !== 'connected') return;
    if (!this.#hasDtls || ice.delayMs === null || remote === null) return;
    const messages = this.#queue;
    this.#queue = [];
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, tasks.now() + ice.delayMs);
    remote.tasks.schedule(this.#lastArrivalMs - tasks.now(), () =>
      remote.receiveMessages(messages),
    );
  }

  #finishClosing(id: number): void {
    this.#channels.get(id)?.finishClosing();
    this.#channels.delete(id);
  }
}
