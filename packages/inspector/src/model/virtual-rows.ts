/** The rows of a long list that are drawn. */
export interface RowRange {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
}

/** Rows beyond the edges, so that a quick scroll shows no gap. */
const overscanRows = 8;

/** Which rows of a list can be seen, and a few more. All lengths are in pixels. */
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

/** How far a list is to be scrolled so that a row can be seen; null where it can be. */
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
 * How far something is to be scrolled so that some places of it can be seen with a margin around; null
 * where they can be, or there are none. Where they are too far apart, the first is.
 */
export function scrollOffsetToShow(
  places: readonly number[],
  start: number,
  length: number,
  margin: number,
): number | null {
  if (places.length === 0) return null;
  const first = Math.min(...places) - margin;
  const last = Math.max(...places) + margin;
  if (first >= start && last <= start + length) return null;
  return first < start || last - first > length ? first : last - length;
}
