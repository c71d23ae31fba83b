import { delaysOf, type Delay, type TraceEntry } from '@visavis/trace';
import { inspectorText } from '../text/inspector.ts';
import { formatEventName } from './event-name.ts';

/** The delays that an entry started or ended. */
export function delaysAtEntry(entries: readonly TraceEntry[], seq: number): readonly Delay[] {
  const { startedBy, endedBy } = delaysOf(entries);
  return [startedBy(seq) ?? [], endedBy(seq)].flat();
}

/** The delays of an actor that ran after an entry. */
export const runningDelays = (
  entries: readonly TraceEntry[],
  actor: string,
  seq: number,
): readonly Delay[] =>
  delaysOf(entries).all.filter(
    (delay) => delay.actor === actor && delay.seq <= seq && (delay.end?.seq ?? Infinity) > seq,
  );

/** How a delay began, in a few words. */
export const describeDelayStart = ({ id, delayMs }: Delay): string =>
  inspectorText.delayStarted(formatEventName(id), delayMs);

/** What became of a delay, in a few words. */
export const describeDelayEnd = ({ at, end }: Delay): string =>
  end === null ? inspectorText.delayRunning : inspectorText.delayEnded[end.outcome](end.at - at);
