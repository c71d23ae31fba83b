import { delaysOf, type Delay, type TraceEntry } from '@visavis/trace';
import { useText } from '@visavis/text/solid';
import { entriesText } from '../text/messages/entries.ts';
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
export function describeDelayStart({ id, delayMs }: Pick<Delay, 'id' | 'delayMs'>): string {
  const text = useText(entriesText);
  const name = formatEventName(id);
  return delayMs === null
    ? text.delayStartedUnknown({ name })
    : text.delayStarted({ name, milliseconds: delayMs });
}

/** Describes the end of a delay. */
export function describeDelayEnd({ at, end }: Delay): string {
  const text = useText(entriesText);
  return end === null
    ? text.delayRunning
    : text.delayEnded[end.outcome]({ milliseconds: end.at - at });
}
