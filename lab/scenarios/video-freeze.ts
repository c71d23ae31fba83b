/** The picture stood still for longer than anybody would overlook. */
const noticeableMs = 500;

/** The longest time without a new picture. In milliseconds. */
export interface VideoFreeze {
  /** From the last picture before to the first one after. */
  readonly gapMs: number;
  /** From the moment when there was a usable path to the first picture after; 0 where nobody noticed. */
  readonly recoveryMs: number;
}

/** When something happened, in milliseconds since 1970. */
export interface DisruptionTimes {
  readonly startedAt: number;
  /** When there was a usable path again. */
  readonly usableAt: number;
}

/**
 * Finds the longest standstill since something happened.
 * @param frames when pictures were shown, in order
 * @returns infinite times where no picture came any more
 */
export function longestFreeze(
  frames: readonly number[],
  { startedAt, usableAt }: DisruptionTimes,
): VideoFreeze {
  if ((frames.at(-1) ?? -Infinity) < startedAt) return { gapMs: Infinity, recoveryMs: Infinity };
  const last = Math.max(
    0,
    frames.findLastIndex((frame) => frame < startedAt),
  );
  const since = frames.slice(last);
  const gaps = since.slice(1).map((frame, index) => frame - (since[index] ?? frame));
  const gap = Math.max(0, ...gaps);
  const after = since[gaps.indexOf(gap) + 1] ?? startedAt;
  return { gapMs: gap, recoveryMs: gap < noticeableMs ? 0 : Math.max(0, after - usableAt) };
}

/** The worse one of two people's standstills. */
export function longerFreeze(one: VideoFreeze, other: VideoFreeze): VideoFreeze {
  return one.gapMs >= other.gapMs ? one : other;
}
