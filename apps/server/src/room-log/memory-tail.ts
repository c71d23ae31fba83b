import type { MemoryMailbox } from './memory-mailbox.ts';
import type { ReaderId, TailItem } from './room-log.ts';

type Result = IteratorResult<TailItem, void>;

const doneResult: Result = { done: true, value: undefined };

/**
 * Reads one mailbox in memory. It is written by hand because every event of every call passes through it:
 * a generator would cost one more promise for each.
 */
export class MemoryTail implements AsyncIterableIterator<TailItem, void> {
  readonly #mailbox: MemoryMailbox;
  readonly #reader: ReaderId;
  #next: number;
  #hasEnded = false;
  #waiting: PromiseWithResolvers<Result> | undefined;

  /** @param next the number of the first event to read */
  constructor(mailbox: MemoryMailbox, reader: ReaderId, next: number) {
    this.#mailbox = mailbox;
    this.#reader = reader;
    this.#next = next;
    mailbox.watch(this);
  }

  next(): Promise<Result> {
    const result = this.#take();
    if (result !== undefined) return Promise.resolve(result);
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }

  return(): Promise<Result> {
    this.#end();
    this.mailboxChanged();
    return Promise.resolve(doneResult);
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #take(): Result | undefined {
    if (this.#hasEnded) return doneResult;
    const item = this.#mailbox.read(this.#next, this.#reader);
    if (item === undefined) return undefined;
    if (item.type === 'event') this.#next += 1;
    else this.#end();
    return { done: false, value: item };
  }

  #end(): void {
    this.#hasEnded = true;
    this.#mailbox.unwatch(this);
  }
}
