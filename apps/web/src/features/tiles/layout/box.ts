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

/** As wide as pictures of cameras are: width by height. */
const maxAspectRatio = 16 / 9;

/**
 * How narrow a picture may get before too much of it is cut off: width by height. Where there is width to
 * spare, cutting off less is worth more than filling the height.
 */
export const minAspectRatio = (area: Size): number => (area.width > area.height ? 1 : 3 / 4);

/** The largest size within `area` in which a picture of a person can be shown. */
export function fitWithin({ width, height }: Size, narrowest: number): Size {
  if (width > height * maxAspectRatio) return { width: height * maxAspectRatio, height };
  if (width < height * narrowest) return { width, height: width / narrowest };
  return { width, height };
}

/** Whole pixels, so that edges are sharp. */
export function roundBox({ left, top, width, height }: Box): Box {
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.floor(width),
    height: Math.floor(height),
  };
}
