import type { Platform } from '../platform/platform.ts';

/** The ranks of those who wait for a turn: the lowest one is served first. */
export const turnRanks = {
  /** To close a connection frees what the others need. */
  closing: 0,
  /** Peers that have been connected before have priority over strangers. */
  known: 1,
  /** The lowest rank of a stranger. */
  firstStranger: 2,
} as const;

/** Who does some work, and until when. */
interface TurnOptions {
  /** One of {@link turnRanks}, or higher. Asked whenever a turn is given. */
  readonly rank: () => number;
  /** Aborted when the work is not needed any more. Ends the turn, or the wait for it. */
  readonly signal?: AbortSignal;
}

interface WaitingTurn extends TurnOptions {
  readonly start: () => void;
}

/** The one to serve next: the first one of those with the lowest rank. */
const findNext = (waiting: readonly WaitingTurn[]): WaitingTurn | undefined => {
  const lowest = Math.min(...waiting.map(({ rank }) => rank()));
  return waiting.find(({ rank }) => rank() === lowest);
};

/**
 * Lets the connections of a page take turns in what blocks it. To create, to negotiate and to close an
 * RTCPeerConnection occupies the threads that all connections of a page share, and whoever calls one of them
 * meanwhile waits until everything before is done. Only one piece of such work is done at a time, and between two
 * of them the browser does what else is due. Work that is not needed any more when its turn comes costs nothing.
 */
export class ConnectionTurns {
  readonly #platform: Pick<Platform, 'nextTask'>;
  #waiting: WaitingTurn[] = [];
  #isTaken = false;

  constructor(platform: Pick<Platform, 'nextTask'>) {
    this.#platform = platform;
  }

  /**
   * Does some work when it is its turn: at once if nothing else is being done.
   *
   * @returns resolves when the work is done or not needed any more; rejects if it fails
   */
  take(work: () => Promise<void>, options: TurnOptions): Promise<void> {
    const { signal } = options;
    if (signal?.aborted) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: WaitingTurn = {
      ...options,
      start: () => {
        // When it is aborted too, because the promises of a closed RTCPeerConnection are never settled.
        const end = () => this.#endTurn();
        promise.then(end, end);
        work().then(resolve, reject);
      },
    };
    const stop = () => {
      this.#remove(waiting);
      resolve();
    };
    signal?.addEventListener('abort', stop);
    const forget = () => signal?.removeEventListener('abort', stop);
    promise.then(forget, forget);
    this.#waiting.push(waiting);
    if (!this.#isTaken) this.#startNext();
    return promise;
  }

  #remove(waiting: WaitingTurn): void {
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
  }

  async #endTurn(): Promise<void> {
    // Also if nobody waits: whatever comes in this task has its turn in the next one.
    await this.#platform.nextTask();
    this.#startNext();
  }

  #startNext(): void {
    const next = findNext(this.#waiting);
    this.#isTaken = next !== undefined;
    if (next === undefined) return;
    this.#remove(next);
    next.start();
  }
}
