/** The picture stood still for longer than anybody would overlook. */
const NOTICEABLE = 500;

/** The longest time without a new picture. In milliseconds. */
export interface Standstill {
  /** From the last picture before to the first one after. */
  readonly gap: number;
  /** From the moment when there was a usable path to the first picture after; 0 where nobody noticed. */
  readonly back: number;
}

/** When something happened, in milliseconds since 1970. */
export interface Happening {
  readonly begun: number;
  /** When there was a usable path again. */
  readonly usable: number;
}

/**
 * Finds the longest standstill since something happened.
 * @param frames when pictures were shown, in order
 * @returns infinite times where no picture came any more
 */
export function standstill(frames: readonly number[], { begun, usable }: Happening): Standstill {
  if ((frames.at(-1) ?? -Infinity) < begun) return { gap: Infinity, back: Infinity };
  const last = Math.max(
    0,
    frames.findLastIndex((frame) => frame < begun),
  );
  const since = frames.slice(last);
  const gaps = since.slice(1).map((frame, index) => frame - (since[index] ?? frame));
  const gap = Math.max(0, ...gaps);
  const after = since[gaps.indexOf(gap) + 1] ?? begun;
  return { gap, back: gap < NOTICEABLE ? 0 : Math.max(0, after - usable) };
}

/** The worse one of two people's standstills. */
export function worse(one: Standstill, other: Standstill): Standstill {
  return one.gap >= other.gap ? one : other;
}
