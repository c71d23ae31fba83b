import type { Box, Size } from './layout/box.ts';
import type { Corner } from './view-choice.ts';

/** The corner of the stage that is nearest to a tile. */
export function nearestCorner(tile: Box, stage: Size, isRightToLeft: boolean): Corner {
  const isAtLeft = tile.left + tile.width / 2 < stage.width / 2;
  const isAtTop = tile.top + tile.height / 2 < stage.height / 2;
  const isAtStart = isAtLeft !== isRightToLeft;
  if (isAtTop) return isAtStart ? 'topStart' : 'topEnd';
  return isAtStart ? 'bottomStart' : 'bottomEnd';
}
