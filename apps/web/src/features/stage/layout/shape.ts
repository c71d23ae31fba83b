import { clamp } from '../../../ui/clamp.ts';

/** The aspect ratios that a tile may have: width by height. */
export interface Shape {
  readonly min: number;
  readonly max: number;
}

/** A shared screen before its first frame. */
const commonScreenRatio = 16 / 9;
/** A camera held upright, and one held sideways. Pictures beyond are cropped to these. */
const cameraRatios = { min: 9 / 16, max: 16 / 9 } as const;
/** How much of the width or the height of a camera's picture may be cropped, so that tiles fill the area. */
const cameraCrop = { width: 1 / 3, height: 1 / 6 } as const;

/** The shape of the tile of a camera. @param ratio that of its picture */
export function cameraShape(ratio: number): Shape {
  const within = (value: number) => clamp(cameraRatios.min, value, cameraRatios.max);
  return {
    min: within(ratio * (1 - cameraCrop.width)),
    max: within(ratio / (1 - cameraCrop.height)),
  };
}

/** A tile without a picture has the shape of the most common pictures, so that it does not change with them. */
export const commonShape = cameraShape(16 / 9);

/** The shape of the tile of a shared screen, which is never cropped. */
export function screenShape(ratio: number | null): Shape {
  const exact = ratio ?? commonScreenRatio;
  return { min: exact, max: exact };
}

/** The narrowest shape of an enlarged tile: as the stage of a phone held upright. */
const enlargedRatio = 0.45;

/** The shape of an enlarged tile: a camera's picture may be cropped more, to fill an upright stage. */
export const enlargedShape = ({ min, max }: Shape): Shape => ({
  min: min < max ? enlargedRatio : min,
  max,
});
