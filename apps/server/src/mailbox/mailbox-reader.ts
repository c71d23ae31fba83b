import { tracked, type TrackedEnvelope } from '@trpc/server';
import type { Refusal, RoomEvent } from '@visavis/protocol';
import type { Mailbox } from './mailbox.ts';

type Result = IteratorResult<TrackedEnvelope<RoomEvent>, void>;

const doneResult: Result = { done: true, value: undefined };

/**
 * How reading ended: the consumer gave up (`stopped`), the mailbox was read to its end (`over`),
 * or a newer connection has taken the place (`replaced`).
 */
export type ReadEnd = 'unsubscribed' | 'ended' | 'replaced';

/** What a reader needs from whoever keeps the mailbox. None of these may throw. */
export interface ReaderEvents {
  /** Events were dropped before they were read: the mailbox must get a `resync` as its newest event. */
  onGap(): void;
  /** Called once, when nothing more will be read. */
  onEnd(how: ReadEnd): void;
}

/**
 * Reads one mailbox to its end, for one connection. Written by hand because every event of every
 * call passes through it, and a generator around the wait would cost one more promise for each.
 */
export class MailboxReader implements AsyncIterableIterator<TrackedEnvelope<RoomEvent>, void> {
  readonly #mailbox: Mailbox;
  readonly #events: ReaderEvents;
  #next: number;
  #ended = false;
  /** Told as the last thing, to this reader alone. */
  #finalEvent: RoomEvent | undefined;
  #refusal: Refusal | undefined;
  #waiting: PromiseWithResolvers<Result> | undefined;

  /** @param next the number of the first event to read */
  constructor(mailbox: Mailbox, next: number, events: ReaderEvents) {
    this.#mailbox = mailbox;
    this.#next = next;
    this.#events = events;
    mailbox.watch(this, next - 1);
  }

  next(): Promise<Result> {
    if (this.#refusal !== undefined) return this.#reject(this.#refusal);
    const result = this.#take();
    if (result !== undefined) return Promise.resolve(result);
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }

  return(): Promise<Result> {
    this.stop();
    return Promise.resolve(doneResult);
  }

  /** Gives up: what is waiting gets nothing more. */
  stop(): void {
    this.#end('unsubscribed');
    this.mailboxChanged();
  }

  /** A newer connection has taken the place: `lastWords` is the last event that this one gets. */
  replace(finalEvent: RoomEvent): void {
    if (this.#ended) return;
    this.#mailbox.unwatch(this);
    this.#finalEvent = finalEvent;
    this.mailboxChanged();
  }

  /** Ends the reading with an error: there is no place for the reader. */
  refuse(refusal: Refusal): void {
    if (this.#ended) return;
    this.#refusal = refusal;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) this.#reject(refusal).catch(waiting.reject);
  }

  mailboxChanged(): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    const result = this.#take();
    if (result === undefined) return;
    this.#waiting = undefined;
    waiting.resolve(result);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    return Promise.resolve();
  }

  #take(): Result | undefined {
    if (this.#ended) return doneResult;
    if (this.#finalEvent !== undefined) {
      const value = tracked(this.#mailbox.idOf(this.#next), this.#finalEvent);
      this.#end('replaced');
      return { done: false, value };
    }
    if (this.#next < this.#mailbox.first) {
      this.#events.onGap();
      this.#next = this.#mailbox.last;
    }
    const event = this.#mailbox.read(this.#next);
    if (event !== undefined) {
      const value = tracked(this.#mailbox.idOf(this.#next), event);
      this.#mailbox.give(this.#next);
      this.#next += 1;
      return { done: false, value };
    }
    if (!this.#mailbox.ended) return undefined;
    this.#end('ended');
    return doneResult;
  }

  #reject(refusal: Refusal): Promise<never> {
    this.#end('ended');
    return Promise.reject(refusal);
  }

  #end(how: ReadEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#mailbox.unwatch(this);
    this.#events.onEnd(how);
  }
}
