/** True for what a subscription procedure returns. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Receives what comes from a subscription. */
export interface SubscriptionListener {
  onStart(): void;
  onValue(value: unknown): void;
}

/**
 * One subscription of one connection. It can be stopped while its procedure still runs; then it never starts.
 * The `return` of what it iterates must end a `next` that waits.
 */
export class Subscription {
  #stopped = false;
  #iterator: AsyncIterator<unknown> | undefined;

  /** Ends the subscription. @throws what the iterator's `return` throws */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.#iterator?.return?.();
  }

  /** Passes on all values, and resolves after the last one. @throws what the iterator throws */
  async run(values: AsyncIterable<unknown>, listener: SubscriptionListener): Promise<void> {
    const iterator = values[Symbol.asyncIterator]();
    if (this.#stopped) {
      await iterator.return?.();
      return;
    }
    this.#iterator = iterator;
    listener.onStart();
    for (;;) {
      const result = await iterator.next();
      if (result.done) return;
      listener.onValue(result.value);
    }
  }
}
