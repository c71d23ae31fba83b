import { tracked, type TrackedEnvelope } from '@trpc/server';
import {
  createEventId,
  Refusal,
  type Epoch,
  type PeerId,
  type WireRoomEvent,
} from '@visavis/protocol';
import type { TailItem } from '../room-log/room-log.ts';

type Result = IteratorResult<TrackedEnvelope<WireRoomEvent>, void>;

const doneResult: Result = { done: true, value: undefined };

/**
 * How reading ended: the consumer unsubscribed, the membership ended, or a newer connection of the same
 * peer has replaced this one.
 */
export type ReadEnd = 'unsubscribed' | 'ended' | 'replaced';

/** An event and its number in the mailbox. */
export interface NumberedEvent {
  readonly number: number;
  readonly event: WireRoomEvent;
}

/** What a reader needs. */
export interface MailboxReaderOptions {
  readonly peer: PeerId;
  readonly epoch: Epoch;
  /** The number of the last event that the consumer has, 0 for none. */
  readonly after: number;
  readonly openTail: (after: number) => AsyncIterableIterator<TailItem, void>;
  /** Events were dropped before they were read. Gives a `resync` event to go on from; undefined where reading ends. */
  readonly onGap: () => Promise<NumberedEvent | undefined>;
  /** Called for each event that is read. It must not throw. */
  readonly onRead: (number: number) => void;
  /** Called once, when nothing more will be read. It must not throw. */
  readonly onEnd: (how: ReadEnd) => void;
}

/** Reads the mailbox of one peer to its end, for one connection, as tRPC's tracked events. */
export class MailboxReader implements AsyncIterableIterator<TrackedEnvelope<WireRoomEvent>, void> {
  readonly #options: MailboxReaderOptions;
  #tail: AsyncIterableIterator<TailItem, void>;
  #last: number;
  /** True once the consumer has received `left` for its own peer. */
  #hasLeft = false;
  #hasEnded = false;

  constructor(options: MailboxReaderOptions) {
    this.#options = options;
    this.#last = options.after;
    this.#tail = options.openTail(options.after);
  }

  next(): Promise<Result> {
    if (this.#hasEnded) return Promise.resolve(doneResult);
    return this.#tail.next().then(this.#toResult);
  }

  async return(): Promise<Result> {
    this.stop();
    return doneResult;
  }

  /** Ends the reading: a `next` that waits gets nothing more. */
  stop(): void {
    this.#end('unsubscribed');
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
  }

  readonly #toResult = (result: IteratorResult<TailItem, void>): Result | Promise<Result> => {
    if (this.#hasEnded || result.done === true) return doneResult;
    const item = result.value;
    switch (item.type) {
      case 'event':
        if (item.event.type === 'left') this.#hasLeft ||= item.event.id === this.#options.peer;
        return this.#read(item);
      case 'gap':
        return this.#resync();
      case 'ended':
        this.#end('ended');
        return this.#hasLeft ? doneResult : this.#toLeft('ended');
      case 'refused':
        this.#end('ended');
        throw new Refusal(item.reason);
      case 'replaced':
        this.#end('replaced');
        return this.#toLeft('replaced');
      default:
        return item satisfies never;
    }
  };

  async #resync(): Promise<Result> {
    const resync = await this.#options.onGap();
    if (this.#hasEnded) return doneResult;
    this.#tail = this.#options.openTail(resync?.number ?? this.#last);
    if (resync === undefined) return this.next();
    // It is not read from the mailbox, which may have dropped it again.
    return this.#read(resync);
  }

  #read({ number, event }: NumberedEvent): Result {
    this.#last = number;
    this.#options.onRead(number);
    return this.#toEvent(number, event);
  }

  /** An event that is not in the mailbox: this connection alone gets it, as its last one. */
  #toLeft(reason: 'ended' | 'replaced'): Result {
    return this.#toEvent(this.#last + 1, { type: 'left', id: this.#options.peer, reason });
  }

  #toEvent(number: number, event: WireRoomEvent): Result {
    return { done: false, value: tracked(createEventId(this.#options.epoch, number), event) };
  }

  #end(how: ReadEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    void this.#tail.return?.();
    this.#options.onEnd(how);
  }
}
