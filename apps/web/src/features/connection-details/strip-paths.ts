import type { StateVisit } from '@visavis/client/derived';

/** The centre of a state, in pixels from the corner of its strip. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The drawing of the transitions from one state to another, however often they occurred. */
export interface TransitionPath {
  readonly key: string;
  /** The data of an SVG path. */
  readonly path: string;
  /** Whether it is the most recent transition. */
  readonly isLatest: boolean;
}

/** The free space above and below a row of states, in pixels. */
const clearance = { above: 15, below: 8 } as const;
/** Points that differ by less than this are in the same row, in pixels. */
const tolerance = 2;

const roundedPoint = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;

/**
 * The line from one state to another: straight to the next state, above the row to a later one, below the row to
 * an earlier one, and as a curve between two rows.
 */
function pathBetween(from: Point, to: Point, isNext: boolean): string {
  const start = `M${roundedPoint(from)}`;
  if (Math.abs(from.y - to.y) > tolerance) {
    const middle = (from.y + to.y) / 2;
    const bend = `${roundedPoint({ x: from.x, y: middle })} ${roundedPoint({ x: to.x, y: middle })}`;
    return `${start}C${bend} ${roundedPoint(to)}`;
  }
  if (isNext) return `${start}L${roundedPoint(to)}`;
  // A cubic curve whose two control points are equally high reaches three quarters of their height.
  const height = (from.x < to.x ? -clearance.above : clearance.below) / 0.75;
  const inset = (to.x - from.x) / 6;
  const bend = [
    { x: from.x + inset, y: from.y + height },
    { x: to.x - inset, y: to.y + height },
  ];
  return `${start}C${bend.map(roundedPoint).join(' ')} ${roundedPoint(to)}`;
}

/**
 * The paths of all transitions that occurred. The most recent one comes last, so that it is drawn over the others.
 *
 * @param names the states of the strip, in order
 * @param points the centres of the states, in the same order
 */
export function transitionPaths(
  visits: readonly StateVisit[],
  names: readonly string[],
  points: readonly Point[],
): readonly TransitionPath[] {
  const paths = new Map<string, string>();
  let previous = -1;
  for (const { state } of visits) {
    const current = names.indexOf(state);
    const from = points[previous];
    const to = points[current];
    if (from !== undefined && to !== undefined && current !== previous) {
      const key = `${previous}-${current}`;
      paths.delete(key);
      paths.set(key, pathBetween(from, to, current === previous + 1));
    }
    previous = current;
  }
  const all = [...paths];
  return all.map(([key, path], index) => ({ key, path, isLatest: index === all.length - 1 }));
}

/** The track: a line through the states of each row. */
export function trackPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const previous = points[index - 1];
      const isSameRow = previous !== undefined && Math.abs(previous.y - point.y) <= tolerance;
      return `${isSameRow ? 'L' : 'M'}${roundedPoint(point)}`;
    })
    .join('');
}
