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
