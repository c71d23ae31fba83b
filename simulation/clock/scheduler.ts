/** Where all time of the simulation comes from. Nothing in it knows another clock. */
export interface Scheduler {
  /** Milliseconds since the simulation began. */
  now(): number;
  /** Runs `task` after `delay` milliseconds, once. Tasks of the same moment run in the order of their scheduling. */
  schedule(delay: number, task: () => void): () => void;
}

/** A random number in [0, 1), of a seeded source. */
export type Random = () => number;

/** The shortest and the longest time that something takes, in milliseconds. */
export type Range = readonly [shortest: number, longest: number];

/** A moment within a range. */
export function randomInRange([shortest, longest]: Range, random: Random): number {
  return shortest + random() * (longest - shortest);
}

interface Entry {
  readonly dueMs: number;
  readonly sequence: number;
  readonly task: () => void;
  isCancelled: boolean;
}

const isBefore = (a: Entry, b: Entry): boolean =>
  a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);

/** Who waits until promises are settled. */
const waitingResolvers: (() => void)[] = [];
/** How many immediates are ordered and have not come. */
let pendingImmediates = 0;

/**
 * Lets everything run that only awaits promises: Node settles them all between one immediate and the next. Many
 * immediates are ordered at a time, because those of one turn of the event loop cost less than a turn each.
 */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => {
    waitingResolvers.push(resolve);
    if (pendingImmediates > 0) return;
    for (; pendingImmediates < 64; pendingImmediates += 1) {
      setImmediate(() => {
        pendingImmediates -= 1;
        waitingResolvers.shift()?.();
      });
    }
  });
}

/** A clock that stands still unless it is wound. It runs one task after the other, and after each what the task promised. */
export class SimulatedScheduler implements Scheduler {
  #now = 0;
  #turns = 0;
  #pending = 0;
  /** A binary heap: the next entry is the first. */
  readonly #heap: Entry[] = [];

  now(): number {
    return this.#now;
  }

  /** How many tasks wait. */
  get pendingCount(): number {
    return this.#pending;
  }

  schedule(delay: number, task: () => void): () => void {
    const at = this.#now + Math.max(0, delay);
    const entry: Entry = { dueMs: at, sequence: this.#turns++, task, isCancelled: false };
    this.#push(entry);
    this.#pending += 1;
    return () => {
      if (entry.isCancelled) return;
      entry.isCancelled = true;
      this.#pending -= 1;
    };
  }

  /**
   * Winds the clock until `condition` holds, which is asked after every task, and at the end.
   *
   * @param limit milliseconds from now
   * @param pace milliseconds that pass at least from one asking to the next, where it takes time to answer
   * @returns whether it held
   */
  async until(condition: () => boolean, limit: number, pace = 0): Promise<boolean> {
    const end = this.#now + limit;
    let due = this.#now;
    await settlePromises();
    for (;;) {
      if (this.#now >= due) {
        if (condition()) return true;
        due = this.#now + pace;
      }
      const next = this.#next();
      if (next === undefined || next.dueMs > end) {
        this.#now = end;
        return condition();
      }
      await this.#run(next);
    }
  }

  /** Winds the clock by some milliseconds. */
  async advance(milliseconds: number): Promise<void> {
    await this.until(() => false, milliseconds);
  }

  async #run(entry: Entry): Promise<void> {
    this.#pop();
    this.#pending -= 1;
    // A task that has run cannot be cancelled any more.
    entry.isCancelled = true;
    this.#now = entry.dueMs;
    entry.task();
    await settlePromises();
  }

  #next(): Entry | undefined {
    while (this.#heap[0]?.isCancelled) this.#pop();
    return this.#heap[0];
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const [left, right] = [heap[2 * index + 1], heap[2 * index + 2]];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (isBefore(last, child)) break;
      heap[index] = child;
      index = 2 * index + (isRight ? 2 : 1);
    }
    heap[index] = last;
  }
}
