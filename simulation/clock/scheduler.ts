/** The only source of time in the simulation. */
export interface Scheduler {
  /** Milliseconds since the simulation started. */
  now(): number;
  /**
   * Runs a task once after a delay in milliseconds. Tasks that are due at the same time run in the order in
   * which they were scheduled.
   *
   * @param owner the page to which the task belongs; by default that of the running task. A task of a frozen
   * page waits until the page resumes.
   * @returns a function that cancels the task
   */
  schedule(delayMs: number, task: () => void, owner?: string | null): () => void;
  /** Whether a page is frozen. */
  isFrozen(owner: string | null): boolean;
}

interface Entry {
  dueMs: number;
  readonly sequence: number;
  readonly task: () => void;
  readonly owner: string | null;
  isCancelled: boolean;
}

const isBefore = (a: Entry, b: Entry): boolean =>
  a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);

/** The actions that wait for promises. */
const waitingActions: (() => void)[] = [];
/** How many immediates are queued. */
let pendingImmediates = 0;

/**
 * Runs an action once all settled promises have run their continuations, which Node does between two immediates.
 * Queues many immediates at a time, because several in one turn of the event loop are cheaper than one each.
 */
function runAfterPromises(action: () => void): void {
  waitingActions.push(action);
  if (pendingImmediates > 0) return;
  for (; pendingImmediates < 64; pendingImmediates += 1) {
    setImmediate(() => {
      pendingImmediates -= 1;
      waitingActions.shift()?.();
    });
  }
}

/** A clock that only tests advance. After each task it waits for the promises that the task settled. */
export class SimulatedScheduler implements Scheduler {
  #now = 0;
  #nextSequence = 0;
  #pendingCount = 0;
  /** A binary heap, ordered by due time and sequence. */
  readonly #heap: Entry[] = [];
  /** The page to which the running task belongs, and what follows from it until the next task. */
  #owner: string | null = null;
  /** The tasks of each frozen page that became due. */
  readonly #frozen = new Map<string, Entry[]>();

  now(): number {
    return this.#now;
  }

  /** How many tasks are scheduled. */
  get pendingCount(): number {
    return this.#pendingCount;
  }

  schedule(delayMs: number, task: () => void, owner = this.#owner): () => void {
    const dueMs = this.#now + Math.max(0, delayMs);
    const sequence = this.#nextSequence++;
    const entry: Entry = { dueMs, sequence, task, owner, isCancelled: false };
    this.#push(entry);
    this.#pendingCount += 1;
    return () => {
      if (entry.isCancelled) return;
      entry.isCancelled = true;
      this.#pendingCount -= 1;
    };
  }

  /** Runs a function now that belongs to a page, as does what follows from it. */
  runAs(owner: string, action: () => void): void {
    this.#owner = owner;
    action();
  }

  /** From now on, no task of a page runs. */
  freeze(owner: string): void {
    if (!this.isFrozen(owner)) this.#frozen.set(owner, []);
  }

  /** Runs the tasks of a page that became due while it was frozen, in their order. */
  resume(owner: string): void {
    const entries = this.#frozen.get(owner) ?? [];
    this.#frozen.delete(owner);
    for (const entry of entries) {
      entry.dueMs = this.#now;
      this.#push(entry);
    }
  }

  isFrozen(owner: string | null): boolean {
    return owner !== null && this.#frozen.has(owner);
  }

  /**
   * Advances the clock until a condition is true. It checks the condition after every task and at the end.
   *
   * @param timeoutMs the maximum time to advance
   * @param checkIntervalMs the minimum time between two checks, for conditions that are expensive to check
   * @returns whether the condition became true
   */
  until(condition: () => boolean, timeoutMs: number, checkIntervalMs = 0): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const end = this.#now + timeoutMs;
    let nextCheck = this.#now;
    // Not an async function: with thousands of tasks in a run, a few promises for each of them are expensive.
    const step = () => {
      this.#owner = null;
      try {
        if (this.#now >= nextCheck) {
          if (condition()) {
            resolve(true);
            return;
          }
          nextCheck = this.#now + checkIntervalMs;
        }
        const next = this.#next();
        if (next === undefined || next.dueMs > end) {
          this.#now = end;
          resolve(condition());
          return;
        }
        this.#run(next);
        runAfterPromises(step);
      } catch (error) {
        reject(error);
      }
    };
    runAfterPromises(step);
    return promise;
  }

  /** Advances the clock by a duration in milliseconds. */
  async advance(durationMs: number): Promise<void> {
    await this.until(() => false, durationMs);
  }

  #run(entry: Entry): void {
    this.#pop();
    this.#pendingCount -= 1;
    // Cancelling a task that has run has no effect.
    entry.isCancelled = true;
    this.#now = entry.dueMs;
    this.#owner = entry.owner;
    entry.task();
  }

  #next(): Entry | undefined {
    for (;;) {
      const entry = this.#heap[0];
      if (entry === undefined) return undefined;
      const frozen = entry.owner === null ? undefined : this.#frozen.get(entry.owner);
      if (!entry.isCancelled && frozen === undefined) return entry;
      this.#pop();
      if (!entry.isCancelled) frozen?.push(entry);
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[index] = parent;
      index = parentIndex;
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
