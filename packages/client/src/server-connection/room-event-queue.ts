import type { ReceivedRoomEvent } from '@visavis/protocol';
import type { Platform } from '../platform/platform.ts';
import { supersedes } from './superseded-events.ts';

/** How long room events are handled before the browser gets its turn, in milliseconds: half of a frame. */
const sliceMs = 8;

/**
 * How many room events wait at most: as many as the server keeps in a mailbox. When more have arrived, the server
 * answers the last event that was handled with the complete room.
 */
export const maxWaitingEvents = 512;

/**
 * Handles room events one after the other, and lets the browser do what else is due in between, however fast
 * they arrive. An event that a later one supersedes is handled by its id only.
 */
export class RoomEventQueue {
  readonly #platform: Pick<Platform, 'now' | 'nextTask'>;
  readonly #handle: (event: ReceivedRoomEvent) => void;
  readonly #isReady: () => Promise<void>;
  #waiting: ReceivedRoomEvent[] = [];
  #state: 'idle' | 'starting' | 'pausing' = 'idle';

  /** @param isReady resolves when events may be handled */
  constructor(
    platform: Pick<Platform, 'now' | 'nextTask'>,
    isReady: () => Promise<void>,
    handle: (event: ReceivedRoomEvent) => void,
  ) {
    this.#platform = platform;
    this.#isReady = isReady;
    this.#handle = handle;
  }

  /**
   * Adds an event, which is handled at once if nothing else is.
   *
   * @returns false if too many are waiting. They are all dropped.
   */
  add(event: ReceivedRoomEvent): boolean {
    const { data } = event;
    if (data !== null) {
      this.#waiting = this.#waiting.map((earlier) =>
        earlier.data !== null && supersedes(data, earlier.data)
          ? { id: earlier.id, data: null }
          : earlier,
      );
    }
    this.#waiting.push(event);
    if (this.#waiting.length > maxWaitingEvents) {
      this.clear();
      return false;
    }
    if (this.#state === 'idle') void this.#run();
    return true;
  }

  /** Handles what only waits for the browser to have its turn. */
  flush(): void {
    if (this.#state === 'pausing') this.#handleUntil(Infinity);
  }

  /** Drops what is waiting. */
  clear(): void {
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#state = 'starting';
      await this.#isReady();
      this.#handleUntil(this.#platform.now() + sliceMs);
      this.#state = 'pausing';
      // Also after the last one: those that have arrived meanwhile are then handled together.
      await this.#platform.nextTask();
    }
    this.#state = 'idle';
  }

  #handleUntil(end: number): void {
    for (let event = this.#waiting.shift(); event !== undefined; event = this.#waiting.shift()) {
      this.#handle(event);
      if (this.#platform.now() >= end) return;
    }
  }
}
