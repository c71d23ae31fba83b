import type { PeerId } from '@visavis/protocol';

/**
 * What so many members have used is remembered. Only who comes back within minutes can still remember it, so a room
 * in which more people come and go than this loses nothing.
 */
const maxMembers = 64;

/**
 * The last generation of the connection to each member who has left, the latest at the end. A member who comes back
 * may remember the signals of that generation, and would take those of a new connection with the same number for
 * duplicates.
 */
export type PastGenerations = readonly {
  readonly id: PeerId;
  readonly generation: number;
}[];

/** The last generation of the connection to a member who has left; 0 if there was none. */
export const findPastGeneration = (past: PastGenerations, id: PeerId): number =>
  past.find((entry) => entry.id === id)?.generation ?? 0;

/** Remembers the generation of a connection that ends. Who waited for a connection has none, which is 0. */
export const withPastGeneration = (
  past: PastGenerations,
  id: PeerId,
  generation: number,
): PastGenerations =>
  generation === 0
    ? past
    : [...past.filter((entry) => entry.id !== id), { id, generation }].slice(-maxMembers);
