/** How many of the items come before a turn, by halving. @param isBefore holds for those before it alone */
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

/** The place of the last entry that has this number or a smaller one; -1 where all have larger ones. */
export const indexAtSeq = (entries: readonly { readonly seq: number }[], seq: number): number =>
  countWhile(entries, (entry) => entry.seq <= seq) - 1;

/** The place of the first entry that happened at this time or later; the length where none did. */
export const indexAtTime = (entries: readonly { readonly at: number }[], at: number): number =>
  countWhile(entries, (entry) => entry.at < at);
