/** True for what a subscription may give. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Where the values of a subscription go. */
export interface SubscriptionListener {
  onStart(): void;
  onValue(value: unknown): void;
}

/**
 * One subscription of one connection. It can be stopped from the moment it is asked for, while its
 * procedure still runs; then it never starts. What it iterates has to end a waiting `next` on `return`.
 */
export class Subscription {
  #stopped = false;
  #iterator: AsyncIterator<unknown> | undefined;

  /** Stops for good. @throws where the iterator does not end in peace */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    await this.#iterator?.return?.();
  }

  /** Passes all values on; resolves when there are no more of them. @throws what the iterator throws */
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
