import type { Epoch, PeerId, RefusalReason, WireRoomEvent } from '@visavis/protocol';
import { estimateEventBytes } from './event-size.ts';
import type { MailboxRange, ReaderId, TailItem } from './room-log.ts';

/** What mailboxes may hold. */
export interface MailboxLimits {
  /** All mailboxes together. */
  readonly totalMailboxBytes: number;
  readonly mailboxEvents: number;
  readonly mailboxBytes: number;
}

/** The size of the newest event that remains in a mailbox that is cleared: that of an event about presence. */
const keptEventBytes = 128;

/** A tail that waits for changes. */
interface Waiter {
  mailboxChanged(): void;
}

/** How a mailbox ended. */
type MailboxEnd = Extract<TailItem, { type: 'ended' | 'refused' | 'replaced' }>;

/** The events for one peer, in memory. The oldest are dropped at the limits. */
export class MemoryMailbox {
  readonly peer: PeerId;
  readonly epoch: Epoch;
  readonly #limits: MailboxLimits;
  readonly #events: WireRoomEvent[] = [];
  /** Of each event, because estimating it takes longer than everything else here. */
  readonly #sizes: number[] = [];
  readonly #waiters = new Set<Waiter>();
  #reader: ReaderId;
  #first = 1;
  #bytes = 0;
  #end: MailboxEnd | undefined;

  constructor(
    { peer, epoch, reader }: { peer: PeerId; epoch: Epoch; reader: ReaderId },
    limits: MailboxLimits,
  ) {
    this.peer = peer;
    this.epoch = epoch;
    this.#reader = reader;
    this.#limits = limits;
  }

  /** The approximate size of the events. */
  get bytes(): number {
    return this.#bytes;
  }

  get range(): MailboxRange {
    const { peer, epoch } = this;
    const last = this.#first + this.#events.length - 1;
    return { peer, epoch, first: this.#first, last, bytes: this.#bytes };
  }

  append(event: WireRoomEvent): void {
    const size = estimateEventBytes(event);
    this.#events.push(event);
    this.#sizes.push(size);
    this.#bytes += size;
    this.#trim();
    this.#wake();
  }

  /**
   * Drops all events but a small newest one. A reader that has not read them gets a gap.
   *
   * What a gap causes is small for the others: `back`. If that were dropped as well, it would cause a gap of theirs, and
   * so on without end.
   */
  clear(): void {
    const newest = this.#sizes.at(-1) ?? Infinity;
    const dropped = this.#events.length - (newest <= keptEventBytes ? 1 : 0);
    this.#first += dropped;
    this.#events.splice(0, dropped);
    this.#sizes.splice(0, dropped);
    this.#bytes = this.#sizes[0] ?? 0;
    this.#wake();
  }

  setReader(reader: ReaderId): void {
    if (this.#reader === reader) return;
    this.#reader = reader;
    this.#wake();
  }

  /** Nothing more will be appended. */
  end(refusal: RefusalReason | null): void {
    this.#end = refusal === null ? { type: 'ended' } : { type: 'refused', reason: refusal };
    this.#wake();
  }

  /** The peer has got another mailbox. */
  replace(): void {
    this.#end = { type: 'replaced' };
    this.#wake();
  }

  /** What a reader gets that has read up to `number - 1`; undefined where it has to wait. */
  read(number: number, reader: ReaderId): TailItem | undefined {
    if (this.#reader !== reader || this.#end?.type === 'replaced') return { type: 'replaced' };
    if (number < this.#first) return { type: 'gap' };
    const event = this.#events[number - this.#first];
    return event === undefined ? this.#end : { type: 'event', number, event };
  }

  watch(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  unwatch(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  #wake(): void {
    for (const waiter of this.#waiters) waiter.mailboxChanged();
  }

  #trim(): void {
    const { mailboxEvents, mailboxBytes } = this.#limits;
    // The newest event always stays: a tail that waits has to get it.
    while (
      this.#events.length > 1 &&
      (this.#events.length > mailboxEvents || this.#bytes > mailboxBytes)
    ) {
      this.#events.shift();
      this.#bytes -= this.#sizes.shift() ?? 0;
      this.#first += 1;
    }
  }
}
