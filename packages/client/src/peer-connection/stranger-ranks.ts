import type { PeerId } from '@visavis/protocol';
import { turnRanks } from './connection-turns.ts';

/** How many peers are remembered. Those forgotten count as newcomers. */
const maxPeers = 64;

/**
 * The ranks of strangers in the turns of connections. Who has had fewer connections comes first, so that a newcomer
 * does not wait for somebody who asks for another connection again and again.
 */
export class StrangerRanks {
  /** How many connections each peer has had; who had one last is the last. */
  readonly #connectionCounts = new Map<PeerId, number>();

  /** The rank of the next connection to a peer. */
  next(peer: PeerId): number {
    const count = this.#connectionCounts.get(peer) ?? 0;
    this.#connectionCounts.delete(peer);
    this.#connectionCounts.set(peer, count + 1);
    const [oldest] = this.#connectionCounts.keys();
    if (this.#connectionCounts.size > maxPeers && oldest !== undefined)
      this.#connectionCounts.delete(oldest);
    return turnRanks.firstStranger + count;
  }
}
