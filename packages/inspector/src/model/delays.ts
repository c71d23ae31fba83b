import { delaysOf, type Delay, type TraceEntry } from '@visavis/trace';
import { inspectorText } from '../text/inspector.ts';
import { formatEventName } from './event-name.ts';

/** The delays that an entry started or ended. */
export function delaysAtEntry(entries: readonly TraceEntry[], seq: number): readonly Delay[] {
  const { startedBy, endedBy } = delaysOf(entries);
  return [startedBy(seq) ?? [], endedBy(seq)].flat();
}

/** The delays of an actor that were running after an entry. */
export const runningDelays = (
  entries: readonly TraceEntry[],
  actor: string,
  seq: number,
): readonly Delay[] =>
  delaysOf(entries).all.filter(
    (delay) => delay.actor === actor && delay.seq <= seq && (delay.end?.seq ?? Infinity) > seq,
  );

/** Describes the start of a delay. */
export const describeDelayStart = ({ id, delayMs }: Delay): string =>
  inspectorText.delayStarted(formatEventName(id), delayMs);

/** Describes the end of a delay. */
export const describeDelayEnd = ({ at, end }: Delay): string =>
  end === null ? inspectorText.delayRunning : inspectorText.delayEnded[end.outcome](end.at - at);
