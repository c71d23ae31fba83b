import { minAspectRatio, roundBox, fitWithin, type Box, type Size } from './box.ts';
import { gridBoxes } from './grid.ts';

/** Where everything in a call stands. */
export interface Arrangement {
  /** The shared screens, in order. */
  readonly screens: readonly Box[];
  /** Everyone else, in order. */
  readonly others: readonly Box[];
  readonly own: Box;
  /** Whether one's own picture lies in a corner upon another. */
  readonly isOwnOnTop: boolean;
}

/** What is to be arranged. */
export interface TileCounts {
  readonly others: number;
  readonly screens: number;
}

/** The part of the longer side that people get beside a shared screen, and its bounds in pixels. */
const sideStrip = { ratio: 0.2, min: 96, max: 260 } as const;
/** One's own picture in the corner: part of the shorter side, and its bounds in pixels. */
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
  const shown = Array.from({ length: screens }, (_, place) => {
    const share = (length: number) => (length - gap * (screens - 1)) / screens;
    const width = isWide ? share(main.width) : main.width;
    const height = isWide ? main.height : share(main.height);
    return roundBox({
      left: isWide ? place * (width + gap) : 0,
      top: isWide ? 0 : place * (height + gap),
      width,
      height,
    });
  });
  const own = people[others] ?? { left: 0, top: 0, width: 0, height: 0 };
  return { screens: shown, others: people.slice(0, others), own, isOwnOnTop: false };
}

/**
 * Places everyone in a call within an area, without scrolling: alone, face to face with one's own picture
 * in the corner, in a grid, or in a strip beside shared screens.
 *
 * @param gap pixels between two tiles
 */
export function arrangeTiles(area: Size, cast: TileCounts, gap: number): Arrangement {
  if (cast.screens > 0) return arrangeBesideScreens(area, cast, gap);
  if (cast.others === 1) return arrangeTwo(area);
  if (cast.others === 0) {
    return { screens: [], others: [], own: centeredBox(area), isOwnOnTop: false };
  }
  const boxes = gridBoxes(cast.others + 1, area, gap);
  const own = boxes[cast.others] ?? { left: 0, top: 0, width: 0, height: 0 };
  return { screens: [], others: boxes.slice(0, cast.others), own, isOwnOnTop: false };
}
