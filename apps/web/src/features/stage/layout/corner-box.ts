import type { Corner } from '../view-choice.ts';
import { clamp } from '../../../ui/clamp.ts';
import { boundsOf, isOverEdge, roundBox, type Box, type Size } from './box.ts';

/** The longer side of the own video in a corner: its ratio of the shorter side of the stage, and limits in pixels. */
const cornerTile = { ratio: 0.36, min: 112, max: 280, inset: 12 } as const;

/** The box of a size in a corner of another. */
function inCorner(corner: Corner, { width, height }: Size, within: Box) {
  const isAtLeft = corner === 'topStart' || corner === 'bottomStart';
  const isAtTop = corner === 'topStart' || corner === 'topEnd';
  const { inset } = cornerTile;
  return roundBox({
    left: within.left + (isAtLeft ? inset : within.width - width - inset),
    top: within.top + (isAtTop ? inset : within.height - height - inset),
    width,
    height,
  });
}

/**
 * The box of the own video in a corner of the stage, or in that of the tiles if it would hang over the edge of one.
 *
 * @param ratio its aspect ratio
 * @param tiles the boxes of all other tiles
 */
export function cornerBox(corner: Corner, ratio: number, area: Size, tiles: readonly Box[]): Box {
  const shorter = Math.min(area.width, area.height);
  const longest = clamp(cornerTile.min, shorter * cornerTile.ratio, cornerTile.max);
  const size =
    ratio >= 1
      ? { width: longest, height: longest / ratio }
      : { width: longest * ratio, height: longest };
  const box = inCorner(corner, size, { left: 0, top: 0, ...area });
  return tiles.some((tile) => isOverEdge(box, tile))
    ? inCorner(corner, size, boundsOf(tiles))
    : box;
}
