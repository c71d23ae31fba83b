/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place in CSS pixels, from the upper left corner of what it lies in. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** How narrow and how wide a picture may get before too much of it is cut off: width by height. */
export const aspects = { narrowest: 3 / 4, widest: 16 / 9 } as const;

/** The largest size within `area` whose proportions a picture of a person can have. */
export function within({ width, height }: Size): Size {
  if (width > height * aspects.widest) return { width: height * aspects.widest, height };
  if (width < height * aspects.narrowest) return { width, height: width / aspects.narrowest };
  return { width, height };
}

/** Whole pixels, so that edges are sharp. */
export function whole({ left, top, width, height }: Box): Box {
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.floor(width),
    height: Math.floor(height),
  };
}
