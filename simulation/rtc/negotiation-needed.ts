import type { OperationsChain } from './operations-chain.ts';
import type { TaskQueue } from './task-queue.ts';

interface Options {
  readonly chain: OperationsChain;
  readonly tasks: TaskQueue;
  readonly isClosed: () => boolean;
  readonly isStable: () => boolean;
  /** The result of "check if negotiation is needed" (webrtc-pc section 4.7.3). */
  readonly isNeeded: () => boolean;
  /** Fires `negotiationneeded`. */
  readonly fire: () => void;
}

/** The negotiation-needed flag (webrtc-pc section 4.7.3). */
export class NegotiationNeeded {
  readonly #options: Options;
  #isNeeded = false;
  #updateOnEmptyChain = false;

  constructor(options: Options) {
    this.#options = options;
  }

  clear(): void {
    this.#isNeeded = false;
  }

  /** Updates the flag once the operations chain is empty. */
  update(): void {
    const { chain, tasks, isClosed } = this.#options;
    if (isClosed()) return;
    if (!chain.isEmpty) {
      this.#updateOnEmptyChain = true;
      return;
    }
    tasks.queue(() => this.#updateFlag());
  }

  handleChainEmpty(): void {
    if (!this.#updateOnEmptyChain) return;
    this.#updateOnEmptyChain = false;
    this.update();
  }

  #updateFlag(): void {
    const { chain, isClosed, isStable, isNeeded, fire } = this.#options;
    if (isClosed()) return;
    if (!chain.isEmpty) {
      this.#updateOnEmptyChain = true;
      return;
    }
    // Another update follows when the state becomes stable.
    if (!isStable()) return;
    if (!isNeeded()) {
      this.#isNeeded = false;
      return;
    }
    if (this.#isNeeded) return;
    this.#isNeeded = true;
    fire();
  }
}
