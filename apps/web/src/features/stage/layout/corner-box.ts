import type { Corner } from '../view-choice.ts';
import { clamp } from '../../../ui/clamp.ts';
import { roundBox, type Box, type Size } from './box.ts';

/** The longer side of the own video in a corner: its ratio of the shorter side of the stage, and limits in pixels. */
const cornerTile = { ratio: 0.36, min: 112, max: 280, inset: 12 } as const;

/**
 * The box of the own video in a corner.
 *
 * @param ratio its aspect ratio
 * @param isRightToLeft whether the start of a line is on the right
 */
export function cornerBox(corner: Corner, ratio: number, area: Size, isRightToLeft = false): Box {
  const shorter = Math.min(area.width, area.height);
  const longest = clamp(cornerTile.min, shorter * cornerTile.ratio, cornerTile.max);
  const size =
    ratio >= 1
      ? { width: longest, height: longest / ratio }
      : { width: longest * ratio, height: longest };
  const isAtStart = corner === 'topStart' || corner === 'bottomStart';
  const isAtLeft = isAtStart !== isRightToLeft;
  const isAtTop = corner === 'topStart' || corner === 'topEnd';
  return roundBox({
    left: isAtLeft ? cornerTile.inset : area.width - size.width - cornerTile.inset,
    top: isAtTop ? cornerTile.inset : area.height - size.height - cornerTile.inset,
    ...size,
  });
}
