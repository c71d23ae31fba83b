/** The status that a tile showed at one time. */
export interface StatusSample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The value of the tile's `data-level` attribute. */
  readonly level: string;
}

/** A tile must not show a working level when its video has been frozen for longer than this, in milliseconds. */
const maxFrozenMs = 1_500;
/** A tile must not show a broken level when its video has been moving for this long, in milliseconds. */
const movingMs = 2_000;
/** An inaccurate status is tolerated for less than this, in milliseconds: audio arrives first on a new path. */
const toleranceMs = 500;
/** Video moves if no gap between frames is longer than this, in milliseconds. */
const maxMovingGapMs = 500;

const workingLevels = new Set(['connected', 'good', 'fair', 'poor']);
const brokenLevels = new Set(['waiting', 'connecting', 'audioOnly', 'reconnecting', 'lost']);

/** Whether frames arrived without a noticeable gap for `movingMs` before a time. */
function wasMovingUntil(frames: readonly number[], at: number): boolean {
  const recentFrames = frames.filter((frame) => frame > at - movingMs && frame <= at);
  const times = [at - movingMs, ...recentFrames, at];
  return times.every((time, index) => time - (times[index - 1] ?? time) <= maxMovingGapMs);
}

/** Describes why a sample is inaccurate; undefined if it is accurate. */
function describeInaccuracy(
  frames: readonly number[],
  { at, level }: StatusSample,
): string | undefined {
  const frozenMs = at - (frames.findLast((frame) => frame <= at) ?? at);
  if (workingLevels.has(level) && frozenMs > maxFrozenMs)
    return `had been frozen for ${Math.round(frozenMs)} ms`;
  if (brokenLevels.has(level) && wasMovingUntil(frames, at))
    return `had been moving for ${movingMs} ms`;
  return undefined;
}

/**
 * Compares the status that a tile showed to its video.
 *
 * @param frames when frames were shown, in order
 * @param samples the status, in order
 * @returns the first inaccuracy that lasted, as a sentence; undefined if there was none
 */
export function findInaccurateStatus(
  frames: readonly number[],
  samples: readonly StatusSample[],
): string | undefined {
  let inaccurateSince: number | undefined;
  for (const sample of samples) {
    const inaccuracy = describeInaccuracy(frames, sample);
    inaccurateSince = inaccuracy === undefined ? undefined : (inaccurateSince ?? sample.at);
    if (inaccurateSince !== undefined && sample.at - inaccurateSince >= toleranceMs) {
      return `The tile showed "${sample.level}" when the video ${inaccuracy}`;
    }
  }
  return undefined;
}
