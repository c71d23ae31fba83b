/** What somebody's tile said of the connection, when it was looked at. */
export interface StatusSample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As in the tile's `data-level`. */
  readonly level: string;
}

/** After so many milliseconds without a new picture nothing may be called well. */
const maxFrozenMs = 1_500;
/** After so many milliseconds of a moving picture nothing may be called broken. */
const movingMs = 2_000;
/** What is not true for less than this, in milliseconds, is late and no lie: a new way has sound first. */
const toleranceMs = 500;
/** A picture moves where no gap is longer than this, in milliseconds. */
const maxSmoothGapMs = 500;

const workingLevels = new Set(['connected', 'good', 'fair', 'poor']);
const brokenLevels = new Set(['connecting', 'audioOnly', 'reconnecting', 'lost']);

/** True where pictures came without a noticeable gap in all the time up to a moment. */
function wasMovingUntil(frames: readonly number[], at: number): boolean {
  const recent = frames.filter((frame) => frame > at - movingMs && frame <= at);
  const marks = [at - movingMs, ...recent, at];
  return marks.every((mark, index) => mark - (marks[index - 1] ?? mark) <= maxSmoothGapMs);
}

/** What is not true of one saying, if anything. */
function describeInaccuracy(
  frames: readonly number[],
  { at, level }: StatusSample,
): string | undefined {
  const still = at - (frames.findLast((frame) => frame <= at) ?? at);
  if (workingLevels.has(level) && still > maxFrozenMs)
    return `had stood still for ${Math.round(still)} ms`;
  if (brokenLevels.has(level) && wasMovingUntil(frames, at)) return `had moved for ${movingMs} ms`;
  return undefined;
}

/**
 * Holds what a tile said against the pictures that it showed.
 * @param frames when pictures were shown, in order
 * @param sayings what it said, in order
 * @returns the first thing that was untrue for a while, as a sentence; undefined where there was none
 */
export function findInaccurateStatus(
  frames: readonly number[],
  sayings: readonly StatusSample[],
): string | undefined {
  let since: number | undefined;
  for (const saying of sayings) {
    const what = describeInaccuracy(frames, saying);
    since = what === undefined ? undefined : (since ?? saying.at);
    if (since !== undefined && saying.at - since >= toleranceMs) {
      return `The tile said "${saying.level}" over a picture that ${what}`;
    }
  }
  return undefined;
}
