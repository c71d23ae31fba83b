/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in CSS pixels, relative to the upper left corner of its container. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** Rounds to whole pixels, so that edges are sharp. */
export function roundBox({ left, top, width, height }: Box): Box {
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.floor(Math.max(0, width)),
    height: Math.floor(Math.max(0, height)),
  };
}

/** Moves boxes by a distance. */
export const moveBoxes = (boxes: readonly Box[], left: number, top: number): readonly Box[] =>
  boxes.map((box) => ({ ...box, left: box.left + left, top: box.top + top }));

/** The smallest box that contains all of these; there is at least one. */
export function boundsOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** Whether a box is partly in a tile, and partly outside of it. */
export function isOverEdge(box: Box, tile: Box): boolean {
  const { width, height } = boundsOf([box, tile]);
  const doOverlap = width < box.width + tile.width && height < box.height + tile.height;
  return doOverlap && (width > tile.width || height > tile.height);
}
