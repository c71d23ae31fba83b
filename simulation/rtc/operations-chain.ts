import type { TaskQueue } from './task-queue.ts';

interface Options {
  readonly tasks: TaskQueue;
  /** Returns the duration of the next operation in milliseconds. */
  readonly nextDurationMs: () => number;
  readonly isClosed: () => boolean;
  /** Called when the chain becomes empty. */
  readonly onEmpty: () => void;
}

/** The error of every method of a closed connection. */
export const createClosedError = (): DOMException =>
  new DOMException("The RTCPeerConnection's signalingState is 'closed'.", 'InvalidStateError');

/**
 * The operations chain (webrtc-pc section 4.4.1.2), which runs one operation at a time. Operations that are
 * pending when the connection closes never settle.
 */
export class OperationsChain {
  readonly #options: Options;
  readonly #chain: (() => void)[] = [];

  constructor(options: Options) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#chain.length === 0;
  }

  /**
   * Chains an operation.
   *
   * @param prepare called when the operation's turn comes. It validates the operation and returns its effect,
   * which is applied after a random duration. An error that either of them throws rejects the promise.
   * @returns the result of the effect
   */
  chain<Result>(prepare: () => () => Result): Promise<Result> {
    if (this.#options.isClosed()) return Promise.reject(createClosedError());
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#chain.push(() => this.#run(prepare, resolve, reject));
    if (this.#chain.length === 1) this.#chain[0]?.();
    return promise;
  }

  #run<Result>(
    prepare: () => () => Result,
    resolve: (result: Result) => void,
    reject: (error: unknown) => void,
  ): void {
    const { tasks, nextDurationMs } = this.#options;
    try {
      const effect = prepare();
      tasks.schedule(nextDurationMs(), () => {
        try {
          const result = effect();
          if (this.#options.isClosed()) return;
          resolve(result);
        } catch (error) {
          reject(error);
        }
        this.#runNext();
      });
    } catch (error) {
      reject(error);
      tasks.queue(() => this.#runNext());
    }
  }

  #runNext(): void {
    const { isClosed, onEmpty } = this.#options;
    if (isClosed()) return;
    this.#chain.shift();
    if (this.isEmpty) onEmpty();
    else this.#chain[0]?.();
  }
}
