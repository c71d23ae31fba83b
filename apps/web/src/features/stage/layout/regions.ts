import { clamp } from '../../../ui/clamp.ts';
import { boundsOf, type Box, type Size } from './box.ts';
import { gridBoxes } from './grid.ts';
import type { Shape } from './shape.ts';

/** The parts of the stage: for the large tiles, and for those beside or below them. */
export interface Regions {
  readonly main: Box;
  /** Null if there are no tiles beside the large ones. */
  readonly side: Box | null;
}

/** The breadth of the region at the side: its ratio of the longer side of the stage, and its limits in pixels. */
const sideBreadth = { ratio: 0.2, min: 96, max: 260 } as const;
/** The largest part of the stage that the region at the side takes where the large tiles leave it. */
const maxSideRatio = 0.6;

/** How much of the length of the stage the large tiles use. */
function usedLength(main: readonly Shape[], area: Size, gap: number, isWide: boolean): number {
  const { width, height } = boundsOf(gridBoxes(main, area, gap));
  return isWide ? width : height;
}

/**
 * Divides the stage: on a wide one, the other tiles are beside the large ones, else below. They get at least a strip,
 * and what the shape of the large ones leaves.
 */
export function divideStage(
  main: readonly Shape[],
  hasSide: boolean,
  area: Size,
  gap: number,
): Regions {
  const whole = { left: 0, top: 0, ...area };
  if (!hasSide) return { main: whole, side: null };
  const isWide = area.width > area.height;
  const length = isWide ? area.width : area.height;
  const strip = clamp(sideBreadth.min, length * sideBreadth.ratio, sideBreadth.max);
  const mainLength = Math.max(0, length - strip - gap);
  const largest = isWide
    ? { width: mainLength, height: area.height }
    : { width: area.width, height: mainLength };
  const unused = mainLength - usedLength(main, largest, gap, isWide);
  const side = Math.min(strip + Math.max(0, unused), length * maxSideRatio);
  const rest = Math.max(0, length - side - gap);
  return isWide
    ? {
        main: { ...whole, width: rest },
        side: { ...whole, left: rest + gap, width: side },
      }
    : {
        main: { ...whole, height: rest },
        side: { ...whole, top: rest + gap, height: side },
      };
}
