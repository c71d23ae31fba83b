/** Shorter freezes are not noticeable, in milliseconds. */
const noticeableMs = 500;

/** The longest video freeze after a disruption. */
export interface VideoFreeze {
  /** From the last frame before the freeze to the first one after it, in milliseconds. */
  readonly gapMs: number;
  /** From the time when a path was usable to the first frame after the freeze, in milliseconds; 0 if not noticeable. */
  readonly recoveryMs: number;
}

/** The times of a disruption, in milliseconds since 1970. */
export interface DisruptionTimes {
  readonly startedAt: number;
  /** When a path was usable again. */
  readonly usableAt: number;
}

/**
 * Finds the longest freeze after the start of a disruption.
 *
 * @param frames when frames were shown, in order
 * @returns infinite durations if no frame followed
 */
export function longestFreeze(
  frames: readonly number[],
  { startedAt, usableAt }: DisruptionTimes,
): VideoFreeze {
  if ((frames.at(-1) ?? -Infinity) < startedAt) return { gapMs: Infinity, recoveryMs: Infinity };
  const lastBefore = Math.max(
    0,
    frames.findLastIndex((frame) => frame < startedAt),
  );
  const relevantFrames = frames.slice(lastBefore);
  const gaps = relevantFrames
    .slice(1)
    .map((frame, index) => frame - (relevantFrames[index] ?? frame));
  const gapMs = Math.max(0, ...gaps);
  const firstAfter = relevantFrames[gaps.indexOf(gapMs) + 1] ?? startedAt;
  return { gapMs, recoveryMs: gapMs < noticeableMs ? 0 : Math.max(0, firstAfter - usableAt) };
}

/** The longer one of two participants' freezes. */
export function longerFreeze(one: VideoFreeze, other: VideoFreeze): VideoFreeze {
  return one.gapMs >= other.gapMs ? one : other;
}
