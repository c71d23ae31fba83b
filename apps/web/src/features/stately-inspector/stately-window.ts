import type { StatelyInspectionEvent } from '@statelyai/inspect';

/** As many as the relay holds: every machine with its past, however late the window is opened. */
const maxEvents = 5_000;

/** What a receiver says when it is there. */
const connectedType = '@statelyai.connected';

/** What of a window matters here. */
export interface Receiver {
  readonly closed: boolean;
  focus(): void;
  postMessage(message: unknown, targetOrigin: string): void;
}

/** What a page says to this one. */
interface WindowMessage {
  readonly data: unknown;
  readonly source: unknown;
  readonly origin: string;
}

const isConnectedMessage = (data: unknown) =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === connectedType;

/**
 * The window that an inspector shows its events in. It may be held back by the browser, closed and opened
 * again: each time it is told everything from the beginning.
 */
export class StatelyWindow {
  readonly #open: () => Receiver | null;
  readonly #events: StatelyInspectionEvent[] = [];
  #window: Receiver | null = null;
  /** Where the receiver that has said hello is; null before. */
  #origin: string | null = null;

  /** @param open opens the window; null where the browser holds it back */
  constructor(open: () => Receiver | null) {
    this.#open = open;
  }

  /** Opens the window, or brings it to the front. False where the browser holds it back. */
  show(): boolean {
    if (this.#window !== null && !this.#window.closed) {
      this.#window.focus();
      return true;
    }
    this.#origin = null;
    this.#window = this.#open();
    return this.#window !== null;
  }

  /** To be told of every message to this page. Only the window itself is listened to. */
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
