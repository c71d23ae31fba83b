import type { PeerId } from '@visavis/protocol';
import { PeerMessenger, type OnLink } from './peer-messenger.ts';

/** How many remote pages without a connection are remembered: each may rebuild its connection. */
const maxIdleMessengers = 32;

/** The messengers of one call, by remote peer. */
export class PeerMessengers {
  readonly #now: () => number;
  readonly #onLink: OnLink;
  readonly #messengers = new Map<PeerId, PeerMessenger>();

  constructor(now: () => number, onLink: OnLink) {
    this.#now = now;
    this.#onLink = onLink;
  }

  /** The messenger of a peer. It is the same one after the connection has been rebuilt. */
  get(peer: PeerId): PeerMessenger {
    const messenger = this.#messengers.get(peer) ?? new PeerMessenger(this.#now(), this.#onLink);
    // Used last, so removed last.
    this.#messengers.delete(peer);
    this.#messengers.set(peer, messenger);
    this.#removeIdle();
    return messenger;
  }

  #removeIdle(): void {
    const idle = [...this.#messengers].filter(([, { isAttached }]) => !isAttached);
    for (const [peer] of idle.slice(0, -maxIdleMessengers)) this.#messengers.delete(peer);
  }
}
