import { minAspectRatio, roundBox, fitWithin, type Box, type Size } from './box.ts';
import { gridBoxes } from './grid.ts';

/** The positions of all tiles of a call. */
export interface Arrangement {
  /** The shared screens, in order. */
  readonly screens: readonly Box[];
  /** The other members, in order. */
  readonly others: readonly Box[];
  readonly own: Box;
  /** Whether the own tile overlaps another one, in a corner. */
  readonly isOwnOnTop: boolean;
}

/** How many tiles there are besides the own one. */
export interface TileCounts {
  readonly others: number;
  readonly screens: number;
}

/** The breadth of the strip of people beside a shared screen: its ratio of the longer side, and its limits in pixels. */
const sideStrip = { ratio: 0.2, min: 96, max: 260 } as const;
/** The own tile in a corner: its ratio of the shorter side, and its limits in pixels. */
const ownCorner = { ratio: 0.28, min: 84, max: 220, inset: 12 } as const;

const clamp = (least: number, value: number, most: number) =>
  Math.min(most, Math.max(least, value));

const shifted = (boxes: readonly Box[], left: number, top: number): readonly Box[] =>
  boxes.map((box) => ({ ...box, left: box.left + left, top: box.top + top }));

function centeredBox(area: Size): Box {
  const size = fitWithin(area, minAspectRatio(area));
  const left = (area.width - size.width) / 2;
  const top = (area.height - size.height) / 2;
  return roundBox({ left, top, ...size });
}

function arrangeTwo(area: Size): Arrangement {
  const isWide = area.width > area.height;
  const side = clamp(
    ownCorner.min,
    Math.min(area.width, area.height) * ownCorner.ratio,
    ownCorner.max,
  );
  const size = isWide
    ? { width: (side * 4) / 3, height: side }
    : { width: side, height: (side * 4) / 3 };
  const own = {
    left: area.width - size.width - ownCorner.inset,
    top: area.height - size.height - ownCorner.inset,
    ...size,
  };
  return { screens: [], others: [centeredBox(area)], own: roundBox(own), isOwnOnTop: true };
}

function arrangeBesideScreens(
  area: Size,
  { others, screens }: TileCounts,
  gap: number,
): Arrangement {
  const isWide = area.width > area.height;
  const longer = Math.max(area.width, area.height);
  const breadth = clamp(sideStrip.min, longer * sideStrip.ratio, sideStrip.max);
  const main = isWide
    ? { width: area.width - breadth - gap, height: area.height }
    : { width: area.width, height: area.height - breadth - gap };
  const rest = isWide
    ? { width: breadth, height: area.height }
    : { width: area.width, height: breadth };
  const people = shifted(
    gridBoxes(others + 1, rest, gap),
    isWide ? main.width + gap : 0,
    isWide ? 0 : main.height + gap,
  );
  const shown = Array.from({ length: screens }, (_, index) => {
    const divide = (length: number) => (length - gap * (screens - 1)) / screens;
    const width = isWide ? divide(main.width) : main.width;
    const height = isWide ? main.height : divide(main.height);
    return roundBox({
      left: isWide ? index * (width + gap) : 0,
      top: isWide ? 0 : index * (height + gap),
      width,
      height,
    });
  });
  const own = people[others] ?? { left: 0, top: 0, width: 0, height: 0 };
  return { screens: shown, others: people.slice(0, others), own, isOwnOnTop: false };
}

/**
 * Arranges all tiles of a call in an area, without scrolling: the own tile alone, one large tile with the own one
 * in a corner, a grid, or a strip of people beside shared screens.
 *
 * @param gap pixels between two tiles
 */
export function arrangeTiles(area: Size, counts: TileCounts, gap: number): Arrangement {
  if (counts.screens > 0) return arrangeBesideScreens(area, counts, gap);
  if (counts.others === 1) return arrangeTwo(area);
  if (counts.others === 0) {
    return { screens: [], others: [], own: centeredBox(area), isOwnOnTop: false };
  }
  const boxes = gridBoxes(counts.others + 1, area, gap);
  const own = boxes[counts.others] ?? { left: 0, top: 0, width: 0, height: 0 };
  return { screens: [], others: boxes.slice(0, counts.others), own, isOwnOnTop: false };
}
