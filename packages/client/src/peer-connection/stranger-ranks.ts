import type { PeerId } from '@visavis/protocol';
import { turnRanks } from './connection-turns.ts';

/** When so many peers are remembered, all are forgotten, and count as newcomers. */
const maxPeers = 64;

/**
 * The ranks of strangers in the turns of connections. Who has had fewer connections comes first, so that a newcomer
 * does not wait for somebody who asks for another connection again and again. Among these the connection that was
 * requested first comes first, so that one is negotiated before the next one is created.
 */
export class StrangerRanks {
  /** How many connections each peer has had. */
  readonly #connectionCounts = new Map<PeerId, number>();
  #requestCount = 0;

  /** The rank of the next connection to a peer. */
  next(peer: PeerId): number {
    const count = this.#connectionCounts.get(peer) ?? 0;
    if (this.#connectionCounts.size >= maxPeers) this.#connectionCounts.clear();
    this.#connectionCounts.set(peer, count + 1);
    this.#requestCount += 1;
    return turnRanks.firstStranger + count + this.#requestCount / (this.#requestCount + 1);
  }
}
