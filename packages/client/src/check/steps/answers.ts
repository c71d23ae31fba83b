/** One question to the server and its answer, in milliseconds of one clock. */
export interface Answer {
  readonly askedAt: number;
  readonly answeredAt: number;
}

/** A median round trip beyond this is felt when somebody joins, in milliseconds. */
const slow = 500;
/** So many answers that came within so many milliseconds, to questions further apart, came as a bundle. */
const bundle = { answers: 3, withinMs: 30, apartMs: 300 } as const;

/** The median of numbers; 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function isBundled(answers: readonly Answer[]): boolean {
  return answers.some((first, place) => {
    const last = answers[place + bundle.answers - 1];
    if (last === undefined) return false;
    const isAtOnce = last.answeredAt - first.answeredAt <= bundle.withinMs;
    return isAtOnce && last.askedAt - first.askedAt > bundle.apartMs;
  });
}

/**
 * What somebody between page and server does to answers, as far as the answers show it. A proxy that buffers
 * lets several go together, although the questions were asked one after the other.
 *
 * @param answers in the order in which they were asked for
 */
export function judgeAnswers(answers: readonly Answer[]): 'held-back' | 'slow' | null {
  if (isBundled(answers)) return 'held-back';
  const trips = answers.map(({ askedAt, answeredAt }) => answeredAt - askedAt);
  return median(trips) > slow ? 'slow' : null;
}
