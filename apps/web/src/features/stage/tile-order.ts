import type { PeerId } from '@visavis/client';

interface OrderFacts {
  /** The other members, in the order in which they joined. */
  readonly people: readonly PeerId[];
  /** Who spoke, the most recent first. */
  readonly recentSpeakers: readonly PeerId[];
  /** How many people fit on the first page. */
  readonly capacity: number;
}

/**
 * The order of the people's tiles. Those who speak are on the first page: who speaks on another one changes places
 * with the one on the first page who has been silent for longest. All others keep their places.
 *
 * @param before the order so far
 */
export function orderTiles(
  before: readonly PeerId[],
  { people, recentSpeakers, capacity }: OrderFacts,
): readonly PeerId[] {
  const kept = before.filter((id) => people.includes(id));
  const order = [...kept, ...people.filter((id) => !kept.includes(id))];
  const recency = (id: PeerId) => {
    const index = recentSpeakers.indexOf(id);
    return index === -1 ? Infinity : index;
  };
  for (const id of recentSpeakers.slice(0, capacity)) {
    const position = order.indexOf(id);
    if (position < capacity) continue;
    // The last of those who have never spoken, who joined last.
    const silent = order
      .slice(0, capacity)
      .reduce((longest, each) => (recency(each) >= recency(longest) ? each : longest));
    order[position] = silent;
    order[order.indexOf(silent)] = id;
  }
  return order;
}
