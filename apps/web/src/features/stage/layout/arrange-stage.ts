import type { StagePlan } from '../stage-plan.ts';
import type { TileKey } from '../tile-key.ts';
import type { Corner } from '../view-choice.ts';
import { moveBoxes, type Box, type Size } from './box.ts';
import { cornerBox } from './corner-box.ts';
import { gridBoxes, gridCapacity } from './grid.ts';
import { divideStage } from './regions.ts';
import { commonShape, enlargedShape, type Shape } from './shape.ts';

/** The stage as it is measured. */
export interface StageMeasures {
  readonly area: Size;
  /** Pixels between two tiles. */
  readonly gap: number;
  readonly shapeOf: (key: TileKey) => Shape;
  readonly corner: Corner;
}

/** The tiles that are divided into pages: those beside enlarged tiles, or else all. */
const pagedTiles = ({ main, side }: StagePlan) => (side.length > 0 ? side : main);

const mainShapeOf = ({ isEnlarged }: StagePlan, { shapeOf }: StageMeasures) =>
  isEnlarged ? (key: TileKey) => enlargedShape(shapeOf(key)) : shapeOf;

const regionsOf = (plan: StagePlan, measures: StageMeasures) =>
  divideStage(
    plan.main.map(mainShapeOf(plan, measures)),
    plan.side.length > 0,
    measures.area,
    measures.gap,
  );

/** How many of the tiles that are divided into pages fit on one. */
export function pageCapacity(plan: StagePlan, measures: StageMeasures): number {
  const regions = regionsOf(plan, measures);
  const region = regions.side ?? regions.main;
  return gridCapacity(pagedTiles(plan).length, commonShape, region, measures.gap);
}

/** How many pages there are; at least one. */
export const pageCount = (plan: StagePlan, capacity: number): number =>
  Math.max(1, Math.ceil(pagedTiles(plan).length / capacity));

/** The plan of one page, counted from zero. */
export function planPage(plan: StagePlan, page: number, capacity: number): StagePlan {
  const tiles = pagedTiles(plan).slice(page * capacity, (page + 1) * capacity);
  return plan.side.length > 0 ? { ...plan, side: tiles } : { ...plan, main: tiles };
}

/** The box of each tile of a page, without scrolling. Tiles of other pages have none. */
export function arrangeStage(plan: StagePlan, measures: StageMeasures): ReadonlyMap<TileKey, Box> {
  const { area, gap, shapeOf, corner } = measures;
  const { main, side } = regionsOf(plan, measures);
  const boxes = new Map<TileKey, Box>();
  const assignBoxes = (keys: readonly TileKey[], shapeIn: (key: TileKey) => Shape, region: Box) => {
    const inRegion = gridBoxes(keys.map(shapeIn), region, gap);
    for (const [index, box] of moveBoxes(inRegion, region.left, region.top).entries()) {
      const key = keys[index];
      if (key !== undefined) boxes.set(key, box);
    }
  };
  assignBoxes(plan.main, mainShapeOf(plan, measures), main);
  if (side !== null) assignBoxes(plan.side, shapeOf, side);
  if (plan.corner !== null) {
    const ratio = shapeOf(plan.corner).max;
    boxes.set(plan.corner, cornerBox(corner, ratio, area, [...boxes.values()]));
  }
  return boxes;
}
