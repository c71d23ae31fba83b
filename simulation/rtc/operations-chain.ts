import type { TaskQueue } from './task-queue.ts';

interface Options {
  readonly tasks: TaskQueue;
  /** Milliseconds that the next operation takes. */
  readonly nextDurationMs: () => number;
  readonly isClosed: () => boolean;
  /** Called when the chain has become empty. */
  readonly onEmpty: () => void;
}

/** The error of everything that is asked of a closed connection. */
export const createClosedError = (): DOMException =>
  new DOMException("The RTCPeerConnection's signalingState is 'closed'.", 'InvalidStateError');

/**
 * The operations chain, webrtc-pc section 4.4.1.2: one operation at a time. What is chained when the
 * connection closes is never settled.
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
   * @param begin what it checks and does at once when its turn comes; what it throws is its error
   * @returns what `begin` returned called, some time later: the operation's effect
   */
  chain<Result>(begin: () => () => Result): Promise<Result> {
    if (this.#options.isClosed()) return Promise.reject(createClosedError());
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#chain.push(() => this.#run(begin, resolve, reject));
    if (this.#chain.length === 1) this.#chain[0]?.();
    return promise;
  }

  #run<Result>(
    begin: () => () => Result,
    resolve: (result: Result) => void,
    reject: (error: unknown) => void,
  ): void {
    const { tasks, nextDurationMs } = this.#options;
    try {
      const effect = begin();
      tasks.schedule(nextDurationMs(), () => {
        try {
          const result = effect();
          if (this.#options.isClosed()) return;
          resolve(result);
        } catch (error) {
          reject(error);
        }
        this.#settled();
      });
    } catch (error) {
      reject(error);
      tasks.queue(() => this.#settled());
    }
  }

  /** Goes on when whoever waited for the operation has had its turn. */
  #settled(): void {
    const { isClosed, onEmpty } = this.#options;
    if (isClosed()) return;
    this.#chain.shift();
    if (this.isEmpty) onEmpty();
    else this.#chain[0]?.();
  }
}
