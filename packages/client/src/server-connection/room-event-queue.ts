import type { EventId, ReceivedRoomEvent, RoomEvent, WireRoomEvent } from '@visavis/protocol';
import type { Platform } from '../platform/platform.ts';
import { whenReady, type MaybePromise } from '../room-codec/room-codec.ts';
import { supersedes } from './superseded-events.ts';

/** How long room events are handled before the browser gets its turn, in milliseconds: half of a frame. */
const sliceMs = 8;

/**
 * How many room events wait at most: as many as the server keeps in a mailbox. When more have arrived, the server
 * answers the last event that was handled with the complete room.
 */
export const maxWaitingEvents = 512;

/** An event with its id. `data` is null for an event that does not matter; its id does. */
export interface DecodedRoomEvent {
  readonly id: EventId;
  readonly data: RoomEvent | null;
}

/** What the queue needs. */
export interface RoomEventQueueOptions {
  readonly platform: Pick<Platform, 'now' | 'nextTask'>;
  /** Resolves when events may be handled. */
  readonly isReady: () => Promise<void>;
  /** Decodes an event, at once where that needs no time. It must not reject: a queue that waits for it would stop. */
  readonly decode: (event: WireRoomEvent) => MaybePromise<RoomEvent | null>;
  readonly handle: (event: DecodedRoomEvent) => void;
}

/** An event that waits. */
interface WaitingEvent {
  readonly id: EventId;
  /** As it was received; null where it does not matter. */
  received: WireRoomEvent | null;
  /** Undefined until it is decoded. */
  decoded?: RoomEvent | null;
  /** Resolves when it is decoded; undefined before that has begun. */
  decoding?: Promise<void> | undefined;
}

/**
 * Handles room events one after the other, and lets the browser do what else is due in between, however fast
 * they arrive. An event that a later one supersedes is handled by its id only.
 */
export class RoomEventQueue {
  readonly #options: RoomEventQueueOptions;
  #waiting: WaitingEvent[] = [];
  #state: 'idle' | 'starting' | 'pausing' = 'idle';

  constructor(options: RoomEventQueueOptions) {
    this.#options = options;
  }

  /**
   * Adds an event, which is handled at once if nothing else is.
   *
   * @returns false if too many are waiting. They are all dropped.
   */
  add({ id, data }: ReceivedRoomEvent): boolean {
    if (data !== null) this.#dropSuperseded(data);
    this.#waiting.push({ id, received: data });
    if (this.#waiting.length > maxWaitingEvents) {
      this.clear();
      return false;
    }
    if (this.#state === 'idle') void this.#run();
    return true;
  }

  /**
   * Handles what only waits for the browser to have its turn.
   *
   * @returns resolves when the next event is decoded; undefined if none is being decoded
   */
  flush(): Promise<void> | undefined {
    return this.#state === 'pausing' ? this.#handleUntil(Infinity) : this.#waiting[0]?.decoding;
  }

  /** Drops what is waiting. */
  clear(): void {
    this.#waiting = [];
  }

  #dropSuperseded(later: WireRoomEvent): void {
    for (const earlier of this.#waiting) {
      if (earlier.received === null || !supersedes(later, earlier.received)) continue;
      earlier.received = null;
    }
  }

  /** @returns resolves when the event is decoded; undefined if it is */
  #decode(event: WaitingEvent): Promise<void> | undefined {
    if (event.received === null) event.decoded = null;
    if (event.decoded !== undefined) return undefined;
    if (event.decoding !== undefined) return event.decoding;
    const decoded = event.received && this.#options.decode(event.received);
    event.decoding = whenReady(decoded, (result) => {
      event.decoded = result;
    });
    return event.decoding;
  }

  async #run(): Promise<void> {
    const { platform, isReady } = this.#options;
    while (this.#waiting.length > 0) {
      this.#state = 'starting';
      await isReady();
      const end = platform.now() + sliceMs;
      // Decoding is part of the work that is done in slices: a flood of events must not start it for all of them.
      for (let decoding = this.#handleUntil(end); decoding !== undefined;) {
        await decoding;
        decoding = this.#handleUntil(end);
      }
      this.#state = 'pausing';
      // Also after the last one: those that have arrived meanwhile are then handled together.
      await platform.nextTask();
    }
    this.#state = 'idle';
  }

  /** @returns resolves when the next event is decoded; undefined if all have been handled, or the time is up */
  #handleUntil(end: number): Promise<void> | undefined {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const decoding = this.#decode(next);
      if (decoding !== undefined) return decoding;
      this.#waiting.shift();
      // It may have been superseded while it was decoded.
      this.#options.handle({ id: next.id, data: next.received && (next.decoded ?? null) });
      if (this.#options.platform.now() >= end) return undefined;
    }
    return undefined;
  }
}
