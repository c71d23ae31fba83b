import { indexAtSeq, actorLogsOf, type EntryOf, type TraceEntry } from '@visavis/trace';

/**
 * The entries that an event caused: those of its actor up to the next snapshot. Empty if the event was not
 * handled, or not by a machine.
 */
export function entriesCausedBy(
  entries: readonly TraceEntry[],
  cause: TraceEntry,
): readonly TraceEntry[] {
  if (cause.kind !== 'event') return [];
  const actorEntries = actorLogsOf(entries).get(cause.actor)?.entries ?? [];
  let caused: TraceEntry[] = [];
  for (
    let index = indexAtSeq(actorEntries, cause.seq) + 1;
    index < actorEntries.length;
    index += 1
  ) {
    const entry = actorEntries[index];
    if (entry === undefined || entry.kind === 'event') continue;
    caused.push(entry);
    if (entry.kind !== 'snapshot') continue;
    if (entry.event === cause.event.type) return caused;
    // The actor was still handling an earlier event.
    caused = [];
  }
  return [];
}

/** The last snapshot of an actor up to an entry, and the one before it. */
export function lastSnapshots(
  entries: readonly TraceEntry[],
  seq: number,
  actor: string,
): readonly [last: EntryOf<'snapshot'> | undefined, before: EntryOf<'snapshot'> | undefined] {
  const actorEntries = actorLogsOf(entries).get(actor)?.snapshots ?? [];
  const index = indexAtSeq(actorEntries, seq);
  return [actorEntries[index], actorEntries[index - 1]];
}

/** The states that an actor entered by its last transition up to an entry. */
export function lastEnteredStates(
  entries: readonly TraceEntry[],
  seq: number,
  actor: string,
): readonly string[] {
  const actorEntries = actorLogsOf(entries).get(actor)?.entries ?? [];
  for (let index = indexAtSeq(actorEntries, seq); index >= 0; index -= 1) {
    const entry = actorEntries[index];
    if (entry?.kind !== 'microstep') continue;
    const targets = entry.transitions.flatMap(({ to }) => to);
    if (targets.length > 0) return targets;
  }
  return [];
}
