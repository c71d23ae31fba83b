/** How much a recorder keeps. */
export interface RecorderLimits {
  /** Entries, at most 50,000, which is what a trace may hold. */
  readonly maxEntries: number;
  /** Bytes, about: the length of all entries as text. */
  readonly maxBytes: number;
}

/** The newest of what was pushed, bounded in count and in bytes. */
export interface RingBuffer<Item> {
  push(item: Item, bytes: number): void;
  /** Lets everything go. */
  clear(): void;
  /** From the oldest to the newest. */
  items(): readonly Item[];
}

/** Makes a ring. @param letGo is told of everything that has to go, from the oldest */
export function createRingBuffer<Item>(
  { maxEntries, maxBytes: most }: RecorderLimits,
  letGo: (item: Item) => void,
): RingBuffer<Item> {
  let held: { readonly item: Item; readonly bytes: number }[] = [];
  let first = 0;
  let total = 0;
  const shrinkTo = (count: number, bytes: number) => {
    let oldest = held[first];
    while (oldest !== undefined && (held.length - first > count || total > bytes)) {
      first += 1;
      total -= oldest.bytes;
      letGo(oldest.item);
      oldest = held[first];
    }
    // Now and then, so that a push costs the same however much is held.
    if (first > held.length / 8) {
      held = held.slice(first);
      first = 0;
    }
  };
  return {
    push(item, bytes) {
      held.push({ item, bytes });
      total += bytes;
      shrinkTo(maxEntries, most);
    },
    clear: () => shrinkTo(0, 0),
    items: () => held.slice(first).map(({ item }) => item),
  };
}
