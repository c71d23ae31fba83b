/** How much a recorder keeps. */
export interface RecorderLimits {
  /** At most 50,000, the limit of a trace. */
  readonly maxEntries: number;
  /** The approximate size of all entries as text. */
  readonly maxBytes: number;
}

/** A queue of the newest items, limited in count and size. */
export interface RingBuffer<Item> {
  push(item: Item, bytes: number): void;
  /** Drops all items. */
  clear(): void;
  /** From the oldest to the newest. */
  items(): readonly Item[];
}

/** Creates a ring buffer. @param onDrop receives each dropped item, from the oldest */
export function createRingBuffer<Item>(
  { maxEntries, maxBytes }: RecorderLimits,
  onDrop: (item: Item) => void,
): RingBuffer<Item> {
  let stored: { readonly item: Item; readonly bytes: number }[] = [];
  let first = 0;
  let totalBytes = 0;
  const shrinkTo = (entries: number, bytes: number) => {
    let oldest = stored[first];
    while (oldest !== undefined && (stored.length - first > entries || totalBytes > bytes)) {
      first += 1;
      totalBytes -= oldest.bytes;
      onDrop(oldest.item);
      oldest = stored[first];
    }
    // Only now and then, so that the cost of a push does not depend on the number of items.
    if (first > stored.length / 8) {
      stored = stored.slice(first);
      first = 0;
    }
  };
  return {
    push(item, bytes) {
      stored.push({ item, bytes });
      totalBytes += bytes;
      shrinkTo(maxEntries, maxBytes);
    },
    clear: () => shrinkTo(0, 0),
    items: () => stored.slice(first).map(({ item }) => item),
  };
}
