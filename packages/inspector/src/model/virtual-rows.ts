/** The rows of a long list that are rendered. */
export interface RowRange {
  readonly first: number;
  /** The index after the last row. */
  readonly end: number;
}

/** Additional rows above and below, so that fast scrolling shows no gap. */
const overscanRows = 8;

/** The visible rows of a list, and a few more. Lengths are in pixels. */
export function visibleRows(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
): RowRange {
  const first = Math.max(Math.floor(top / rowHeight) - overscanRows, 0);
  const end = Math.min(Math.ceil((top + height) / rowHeight) + overscanRows, count);
  return { first: Math.min(first, end), end };
}

/** The scroll position that makes a row visible; null if it is visible. Lengths are in pixels. */
export function scrollTopToShow(
  row: number,
  top: number,
  height: number,
  rowHeight: number,
): number | null {
  const rowTop = row * rowHeight;
  if (rowTop < top) return rowTop;
  if (rowTop + rowHeight > top + height) return rowTop + rowHeight - height;
  return null;
}

/**
 * The scroll position that makes several positions visible with a margin; null if they are, or if there are none.
 * If they do not all fit, the first one is visible.
 */
export function scrollOffsetToShow(
  positions: readonly number[],
  start: number,
  length: number,
  margin: number,
): number | null {
  if (positions.length === 0) return null;
  const first = Math.min(...positions) - margin;
  const last = Math.max(...positions) + margin;
  if (first >= start && last <= start + length) return null;
  return first < start || last - first > length ? first : last - length;
}
