import { delaysOf, type Delay, type TraceEntry } from '@visavis/trace';
import { inspectorWords } from '../../words/inspector.ts';
import { eventName } from './event-name.ts';

/** The delays that an entry started or ended. */
export function delaysAt(entries: readonly TraceEntry[], seq: number): readonly Delay[] {
  const { startedBy, endedBy } = delaysOf(entries);
  return [startedBy(seq) ?? [], endedBy(seq)].flat();
}

/** The delays of an actor that ran after an entry. */
export const delaysRunning = (
  entries: readonly TraceEntry[],
  actor: string,
  seq: number,
): readonly Delay[] =>
  delaysOf(entries).all.filter(
    (delay) => delay.actor === actor && delay.seq <= seq && (delay.end?.seq ?? Infinity) > seq,
  );

/** How a delay began, in a few words. */
export const startOf = ({ id, ms }: Delay): string =>
  inspectorWords.delayStarted(eventName(id), ms);

/** What became of a delay, in a few words. */
export const endOf = ({ at, end }: Delay): string =>
  end === null ? inspectorWords.delayRuns : inspectorWords.delayEnds[end.how](end.at - at);
