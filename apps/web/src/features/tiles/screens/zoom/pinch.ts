import type { Point } from './zoom.ts';

/** How the pressed pointers have moved together. */
interface PinchMove {
  readonly pan: Point;
  /** By how much two pointers moved apart; 1 for a single pointer. */
  readonly factor: number;
  /** The point between the pointers. */
  readonly center: Point;
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

function centerOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function spreadOf(points: readonly Point[]): number {
  const [first, second] = points;
  return first !== undefined && second !== undefined ? distance(first, second) : 1;
}

/** Follows the pointers that are pressed on an element: one moves the content, two also scale it. */
export class Pinch {
  readonly #pointers = new Map<number, Point>();

  press(id: number, point: Point): void {
    this.#pointers.set(id, point);
  }

  release(id: number): void {
    this.#pointers.delete(id);
  }

  /** @returns null if the pointer is not pressed */
  move(id: number, point: Point): PinchMove | null {
    if (!this.#pointers.has(id)) return null;
    const before = [...this.#pointers.values()];
    this.#pointers.set(id, point);
    const now = [...this.#pointers.values()];
    const from = centerOf(before);
    const center = centerOf(now);
    return {
      pan: { x: center.x - from.x, y: center.y - from.y },
      factor: spreadOf(now) / spreadOf(before),
      center,
    };
  }
}
