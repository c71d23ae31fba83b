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

/** The aspect ratio of common cameras: width by height. */
const maxAspectRatio = 16 / 9;

/**
 * The smallest aspect ratio of a tile, so that not too much of a video is cropped: width by height. In a wide
 * area, cropping less matters more than filling the height.
 */
export const minAspectRatio = (area: Size): number => (area.width > area.height ? 1 : 3 / 4);

/** The largest size of a tile within an area. */
export function fitWithin({ width, height }: Size, minRatio: number): Size {
  if (width > height * maxAspectRatio) return { width: height * maxAspectRatio, height };
  if (width < height * minRatio) return { width, height: width / minRatio };
  return { width, height };
}

/** Rounds to whole pixels, so that edges are sharp. */
export function roundBox({ left, top, width, height }: Box): Box {
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.floor(width),
    height: Math.floor(height),
  };
}
