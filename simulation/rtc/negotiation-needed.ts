import type { OperationsChain } from './operations-chain.ts';
import type { TaskQueue } from './task-queue.ts';

interface Options {
  readonly chain: OperationsChain;
  readonly tasks: TaskQueue;
  readonly isClosed: () => boolean;
  readonly isStable: () => boolean;
  /** Whether something waits to be negotiated (webrtc-pc section 4.7.3, "check if negotiation is needed"). */
  readonly isNeeded: () => boolean;
  readonly fire: () => void;
}

/** The negotiation-needed flag, webrtc-pc section 4.7.3. */
export class NegotiationNeeded {
  readonly #options: Options;
  #isNeeded = false;
  #whenEmpty = false;

  constructor(options: Options) {
    this.#options = options;
  }

  clear(): void {
    this.#isNeeded = false;
  }

  /** Updates the flag, as soon as no operation is under way. */
  update(): void {
    const { chain, tasks, isClosed } = this.#options;
    if (isClosed()) return;
    if (!chain.isEmpty) {
      this.#whenEmpty = true;
      return;
    }
    tasks.queue(() => this.#look());
  }

  /** The operations chain has become empty. */
  handleChainEmpty(): void {
    if (!this.#whenEmpty) return;
    this.#whenEmpty = false;
    this.update();
  }

  #look(): void {
    const { chain, isClosed, isStable, isNeeded, fire } = this.#options;
    if (isClosed()) return;
    if (!chain.isEmpty) {
      this.#whenEmpty = true;
      return;
    }
    // An update follows when the state is stable again.
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
