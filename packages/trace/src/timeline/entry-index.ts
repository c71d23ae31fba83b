/** Counts by binary search. @param isBefore is true for the counted items, which come first, and false for the rest */
function countWhile<Item>(items: readonly Item[], isBefore: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the last entry up to this `seq`; -1 if there is none. */
export const indexAtSeq = (entries: readonly { readonly seq: number }[], seq: number): number =>
  countWhile(entries, (entry) => entry.seq <= seq) - 1;

/** The index of the first entry at or after this time; the length if there is none. */
export const indexAtTime = (entries: readonly { readonly at: number }[], at: number): number =>
  countWhile(entries, (entry) => entry.at < at);
