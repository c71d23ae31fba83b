import { clamp } from '../../../ui/clamp.ts';
import { roundBox, type Box, type Size } from './box.ts';
import type { Shape } from './shape.ts';

interface Row {
  readonly shapes: readonly Shape[];
  /** The sums of the aspect ratios of its tiles. */
  readonly min: number;
  readonly max: number;
}

interface Grid {
  readonly rows: readonly Row[];
  /** The height of all rows. */
  readonly height: number;
}

function createRow(shapes: readonly Shape[]): Row {
  const sum = (limit: keyof Shape) => shapes.reduce((total, shape) => total + shape[limit], 0);
  return { shapes, min: sum('min'), max: sum('max') };
}

const widthForTiles = ({ shapes }: Row, area: Size, gap: number) =>
  Math.max(0, area.width - gap * (shapes.length - 1));

/** A grid whose rows have so many tiles, the last one what is left. All rows have the same height. */
function gridWithColumns(shapes: readonly Shape[], columns: number, area: Size, gap: number): Grid {
  const rows = Array.from({ length: Math.ceil(shapes.length / columns) }, (_, row) =>
    createRow(shapes.slice(row * columns, (row + 1) * columns)),
  );
  const available = Math.max(0, (area.height - gap * (rows.length - 1)) / rows.length);
  const height = Math.min(available, ...rows.map((row) => widthForTiles(row, area, gap) / row.min));
  return { rows, height };
}

/**
 * How much the tiles are wider than they must be: 0 for the narrowest shapes, 1 for the widest. It is the same in
 * all rows, so that an incomplete one has no larger tiles.
 */
function stretchOf({ rows, height }: Grid, area: Size, gap: number): number {
  if (height <= 0) return 0;
  const stretches = rows
    .filter((row) => row.max > row.min)
    .map((row) => (widthForTiles(row, area, gap) / height - row.min) / (row.max - row.min));
  return clamp(0, Math.min(...stretches), 1);
}

const ratioOf = ({ min, max }: Shape, stretch: number) => min + (max - min) * stretch;

/** The sum of the areas of all tiles. */
function coveredArea(grid: Grid, area: Size, gap: number): number {
  const stretch = stretchOf(grid, area, gap);
  return grid.rows.reduce((sum, row) => sum + ratioOf(row, stretch) * grid.height ** 2, 0);
}

/** The grid that covers most of the area. */
function bestGrid(shapes: readonly Shape[], area: Size, gap: number): Grid {
  const grids = shapes.map((_, index) => gridWithColumns(shapes, index + 1, area, gap));
  return grids.reduce((best, grid) =>
    coveredArea(grid, area, gap) > coveredArea(best, area, gap) ? grid : best,
  );
}

/**
 * Arranges tiles in rows of one height, as large as possible, centred in an area. Each tile keeps to its shape. An
 * incomplete last row is centred too.
 *
 * @param gap pixels between two tiles
 */
export function gridBoxes(shapes: readonly Shape[], area: Size, gap: number): readonly Box[] {
  if (shapes.length === 0) return [];
  const grid = bestGrid(shapes, area, gap);
  const { rows, height } = grid;
  const stretch = stretchOf(grid, area, gap);
  let top = (area.height - rows.length * height - (rows.length - 1) * gap) / 2;
  return rows.flatMap((row) => {
    const width = ratioOf(row, stretch) * height;
    let left = (area.width - width - gap * (row.shapes.length - 1)) / 2;
    const boxes = row.shapes.map((shape) => {
      const box = { left, top, width: ratioOf(shape, stretch) * height, height };
      left += box.width + gap;
      return roundBox(box);
    });
    top += height + gap;
    return boxes;
  });
}

/** The smallest tile in which a face can be recognised, in pixels. */
const smallestTile: Size = { width: 120, height: 66 };

/** How many tiles of this shape fit into an area, and stay large enough to recognise a face; at least one. */
export function gridCapacity(count: number, shape: Shape, area: Size, gap: number): number {
  for (let capacity = count; capacity > 1; capacity -= 1) {
    const shapes = Array.from({ length: capacity }, () => shape);
    const isLargeEnough = gridBoxes(shapes, area, gap).every(
      ({ width, height }) => width >= smallestTile.width && height >= smallestTile.height,
    );
    if (isLargeEnough) return capacity;
  }
  return 1;
}
