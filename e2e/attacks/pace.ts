import { setTimeout as delay } from 'node:timers/promises';

/** What the server allows one connection by default (docs/PROTOCOL.md section 12), less a reserve. */
const perSecond = { messages: 48, bytes: 62_000 } as const;
const burst = { messages: 190, bytes: 500_000 } as const;

/** Keeps a connection within its limits, while it sends as fast as they allow. */
export class Pace {
  #messages: number = burst.messages;
  #bytes: number = burst.bytes;
  #updatedAt = performance.now();

  /** Resolves when a frame of this size may be sent. Only one frame may wait at a time. */
  async take(bytes: number): Promise<void> {
    this.#refill();
    while (this.#messages < 1 || this.#bytes < bytes) {
      const missingMessages = (1 - this.#messages) / perSecond.messages;
      const missingBytes = (bytes - this.#bytes) / perSecond.bytes;
      await delay(1_000 * Math.max(missingMessages, missingBytes));
      this.#refill();
    }
    this.#messages -= 1;
    this.#bytes -= bytes;
  }

  #refill(): void {
    const now = performance.now();
    const seconds = (now - this.#updatedAt) / 1_000;
    this.#updatedAt = now;
    this.#messages = Math.min(burst.messages, this.#messages + seconds * perSecond.messages);
    this.#bytes = Math.min(burst.bytes, this.#bytes + seconds * perSecond.bytes);
  }
}
