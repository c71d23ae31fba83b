import {
  createEventId,
  parseEventId,
  type Epoch,
  type EventId,
  type RoomEvent,
} from '@visavis/protocol';
import { estimateEventBytes } from './event-size.ts';

/** What one mailbox may hold. */
export interface MailboxLimits {
  readonly mailboxEvents: number;
  readonly mailboxBytes: number;
}

/** Whoever waits for news of a mailbox. */
interface Reader {
  mailboxChanged(): void;
}

/**
 * The ordered log of what one member is told. Events are numbered from 1 without gaps and are never
 * changed; the oldest go when the log is at its bound.
 */
export class Mailbox {
  readonly epoch: Epoch;
  readonly #limits: MailboxLimits;
  readonly #events: RoomEvent[] = [];
  /** The number of the event at the front of the log. */
  #first = 1;
  #bytes = 0;
  #ended = false;
  /** The number of the newest event that a reader has been given. */
  #given = 0;
  /** The reader that is told when something changes: the newest. */
  #reader: Reader | undefined;

  constructor(epoch: Epoch, limits: MailboxLimits) {
    this.epoch = epoch;
    this.#limits = limits;
  }

  /** The number of the oldest event that can still be read, if there is one. */
  get first(): number {
    return this.#first;
  }

  /** The number of the newest event, 0 before the first. */
  get last(): number {
    return this.#first + this.#events.length - 1;
  }

  /** How many events can still be read. */
  get length(): number {
    return this.#events.length;
  }

  /** About how many bytes these take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many of the events that can still be read no reader has been given yet. */
  get unread(): number {
    return this.last - Math.max(this.#given, this.#first - 1);
  }

  /** True once nothing more will come. */
  get ended(): boolean {
    return this.#ended;
  }

  append(event: RoomEvent): void {
    if (this.#ended) return;
    this.#events.push(event);
    this.#bytes += estimateEventBytes(event);
    this.#trim();
    this.#reader?.mailboxChanged();
  }

  /** Says that nothing more will come. What is there can still be read. */
  end(): void {
    this.#ended = true;
    this.#reader?.mailboxChanged();
  }

  /** The event with this number, or undefined where it is gone or not there yet. */
  read(n: number): RoomEvent | undefined {
    return this.#events[n - this.#first];
  }

  idOf(n: number): EventId {
    return createEventId(this.epoch, n);
  }

  /**
   * The number to read on from, for someone who has read up to `lastEventId`; undefined where that
   * cannot be done without a gap.
   */
  resumeAfter(lastEventId: EventId): number | undefined {
    const { epoch, n } = parseEventId(lastEventId);
    const next = n + 1;
    return epoch === this.epoch && next >= this.#first && next <= this.last + 1 ? next : undefined;
  }

  /** Tells this reader from now on, and no other. @param given the number of the newest event that it has */
  watch(reader: Reader, given: number): void {
    this.#reader = reader;
    this.#given = given;
  }

  /** Notes that the reader has been given this event, and all before it. */
  give(n: number): void {
    this.#given = n;
  }

  /** Tells this reader no more; nothing happens where another one has taken over. */
  unwatch(reader: Reader): void {
    if (this.#reader === reader) this.#reader = undefined;
  }

  #trim(): void {
    const { mailboxEvents, mailboxBytes } = this.#limits;
    // The newest event always stays: a reader that is waiting has to get it.
    while (
      this.#events.length > 1 &&
      (this.#events.length > mailboxEvents || this.#bytes > mailboxBytes)
    ) {
      const gone = this.#events.shift();
      if (gone !== undefined) this.#bytes -= estimateEventBytes(gone);
      this.#first += 1;
    }
  }
}
