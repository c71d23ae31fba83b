import { minAspectRatio, roundBox, fitWithin, type Box, type Size } from './box.ts';

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Size;
}

function gridWithColumns(count: number, columns: number, area: Size, gap: number): Grid {
  const rows = Math.ceil(count / columns);
  const cell = {
    width: Math.max(0, (area.width - gap * (columns - 1)) / columns),
    height: Math.max(0, (area.height - gap * (rows - 1)) / rows),
  };
  const tile = fitWithin(cell, minAspectRatio(area));
  return { columns, rows, tile };
}

/** The grid with the largest tiles. */
function bestGrid(count: number, area: Size, gap: number): Grid {
  let best = gridWithColumns(count, 1, area, gap);
  for (let columns = 2; columns <= count; columns += 1) {
    const grid = gridWithColumns(count, columns, area, gap);
    if (grid.tile.width * grid.tile.height > best.tile.width * best.tile.height) best = grid;
  }
  return best;
}

/**
 * Arranges equal tiles as a grid, as large as possible, centred in an area. An incomplete last row is centred too.
 *
 * @param gap pixels between two tiles
 */
export function gridBoxes(count: number, area: Size, gap: number): readonly Box[] {
  if (count === 0) return [];
  const { columns, rows, tile } = bestGrid(count, area, gap);
  const top = (area.height - rows * tile.height - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const left = (area.width - inRow * tile.width - (inRow - 1) * gap) / 2;
    return roundBox({
      left: left + (index % columns) * (tile.width + gap),
      top: top + row * (tile.height + gap),
      ...tile,
    });
  });
}
