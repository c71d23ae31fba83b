/**
 * Runs asynchronous operations one after the other, in the order in which they were asked for.
 * RTCPeerConnection has such a chain of its own (webrtc-pc section 4.4.1.2); this one also covers what
 * belongs together, as applying an offer and answering it.
 */
export class OperationQueue implements Disposable {
  #tail: Promise<void> = Promise.resolve();
  #disposed = false;

  /**
   * @param operation started when all before it have ended; not at all once the queue is disposed
   * @param failed gets what the operation threw, unless the queue is disposed by then
   */
  run(operation: () => Promise<void>, failed: (error: unknown) => void): void {
    this.#tail = this.#tail.then(async () => {
      if (this.#disposed) return;
      try {
        await operation();
      } catch (error) {
        if (!this.isDisposed) failed(error);
      }
    });
  }

  /** True once nothing that still runs should have an effect. */
  get isDisposed(): boolean {
    return this.#disposed;
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
  }
}
