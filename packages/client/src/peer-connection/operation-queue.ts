/**
 * Runs asynchronous operations one at a time, in order. RTCPeerConnection has an operations chain of its
 * own (webrtc-pc section 4.4.1.2); this queue also keeps compound operations together, such as applying an
 * offer and answering it.
 */
export class OperationQueue implements Disposable {
  #last: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /**
   * @param operation starts after all earlier ones have ended, unless the queue is disposed by then
   * @param onError called with the error of the operation, unless the queue is disposed by then
   */
  run(operation: () => Promise<void>, onError: (error: unknown) => void): void {
    this.#last = this.#last.then(async () => {
      if (this.#isDisposed) return;
      try {
        await operation();
      } catch (error) {
        if (!this.isDisposed) onError(error);
      }
    });
  }

  /** Whether operations that are still running should have no effect any more. */
  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
  }
}
