import type { StatelyInspectionEvent } from '@statelyai/inspect';

/** As many events as the relay keeps, so that a window that is opened late shows the whole past. */
const maxEvents = 5_000;

/** The type of the message that a receiver sends when it is ready. */
const connectedType = '@statelyai.connected';

/** The part of a Window that matters here. */
export interface Receiver {
  readonly closed: boolean;
  focus(): void;
  postMessage(message: unknown, targetOrigin: string): void;
}

/** The part of a MessageEvent that matters here. */
interface WindowMessage {
  readonly data: unknown;
  readonly source: unknown;
  readonly origin: string;
}

const isConnectedMessage = (data: unknown) =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === connectedType;

/**
 * The window of the Stately inspector. The browser may block it, and the user may close and reopen it. Each time it
 * receives all events from the start.
 */
export class StatelyWindow {
  readonly #open: () => Receiver | null;
  readonly #events: StatelyInspectionEvent[] = [];
  #window: Receiver | null = null;
  /** The origin of the receiver; null until it is ready. */
  #origin: string | null = null;

  /** @param open opens the window; null if the browser blocks it */
  constructor(open: () => Receiver | null) {
    this.#open = open;
  }

  /** Opens or focuses the window. False if the browser blocks it. */
  show(): boolean {
    if (this.#window !== null && !this.#window.closed) {
      this.#window.focus();
      return true;
    }
    this.#origin = null;
    this.#window = this.#open();
    return this.#window !== null;
  }

  /** Handles a message to this page. Ignores messages that are not from the window. */
  handleMessage({ data, source, origin }: WindowMessage): void {
    if (this.#window === null || source !== this.#window || !isConnectedMessage(data)) return;
    this.#origin = origin;
    for (const event of this.#events) this.#window.postMessage(event, origin);
  }

  send(event: StatelyInspectionEvent): void {
    this.#events.push(event);
    if (this.#events.length > maxEvents) this.#events.shift();
    if (this.#origin !== null) this.#window?.postMessage(event, this.#origin);
  }
}
