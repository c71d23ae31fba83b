import type { StateVisit } from '../../call/history/state-history.ts';

/** The middle of a stop, in pixels from the corner of its rail. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The step from one stop to another, as it is drawn. It stands for every time that it was taken. */
export interface TransitionPath {
  readonly key: string;
  /** The data of an SVG path. */
  readonly path: string;
  /** Whether it is the last step that was taken. */
  readonly isLatest: boolean;
}

/** The free space above and below a row of stops, in pixels. */
const clearance = { above: 15, below: 8 } as const;
/** Points less far apart than this are on one row, in pixels. */
const tolerance = 2;

const roundedPoint = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;

/**
 * The line from one stop to another: straight to the next one, above the row to one further on, below it
 * back, and from the foot of one row to the head of another.
 */
function pathBetween(from: Point, to: Point, isNext: boolean): string {
  const begin = `M${roundedPoint(from)}`;
  if (Math.abs(from.y - to.y) > tolerance) {
    const middle = (from.y + to.y) / 2;
    const bend = `${roundedPoint({ x: from.x, y: middle })} ${roundedPoint({ x: to.x, y: middle })}`;
    return `${begin}C${bend} ${roundedPoint(to)}`;
  }
  if (isNext) return `${begin}L${roundedPoint(to)}`;
  // A cubic curve whose two control points are equally high reaches three quarters of their height.
  const height = (from.x < to.x ? -clearance.above : clearance.below) / 0.75;
  const inset = (to.x - from.x) / 6;
  const bend = [
    { x: from.x + inset, y: from.y + height },
    { x: to.x - inset, y: to.y + height },
  ];
  return `${begin}C${bend.map(roundedPoint).join(' ')} ${roundedPoint(to)}`;
}

/**
 * The way travelled, one leg for each step that was ever taken, the latest at the end so that it lies upon
 * the others.
 *
 * @param names of the stops, in their order
 * @param points where the stops are, in the same order
 */
export function transitionPaths(
  visits: readonly StateVisit[],
  names: readonly string[],
  points: readonly Point[],
): readonly TransitionPath[] {
  const legs = new Map<string, string>();
  let before = -1;
  for (const { state } of visits) {
    const here = names.indexOf(state);
    const from = points[before];
    const to = points[here];
    if (from !== undefined && to !== undefined && here !== before) {
      const key = `${before}-${here}`;
      legs.delete(key);
      legs.set(key, pathBetween(from, to, here === before + 1));
    }
    before = here;
  }
  const all = [...legs];
  return all.map(([key, path], place) => ({ key, path, isLatest: place === all.length - 1 }));
}

/** The rail itself: a line through the stops of each row. */
export function trackPath(points: readonly Point[]): string {
  return points
    .map((point, place) => {
      const before = points[place - 1];
      const isSameRow = before !== undefined && Math.abs(before.y - point.y) <= tolerance;
      return `${isSameRow ? 'L' : 'M'}${roundedPoint(point)}`;
    })
    .join('');
}
