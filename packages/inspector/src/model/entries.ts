import { indexAtSeq, actorLogsOf, type EntryOf, type TraceEntry } from '@visavis/trace';

/**
 * What an event led to: what its actor did from there to the snapshot after it. Empty where it was not dealt
 * with, or by an actor that is no machine.
 */
export function entriesCausedBy(
  entries: readonly TraceEntry[],
  cause: TraceEntry,
): readonly TraceEntry[] {
  if (cause.kind !== 'event') return [];
  const own = actorLogsOf(entries).get(cause.actor)?.entries ?? [];
  let effects: TraceEntry[] = [];
  for (let place = indexAtSeq(own, cause.seq) + 1; place < own.length; place += 1) {
    const entry = own[place];
    if (entry === undefined || entry.kind === 'event') continue;
    effects.push(entry);
    if (entry.kind !== 'snapshot') continue;
    if (entry.event === cause.event.type) return effects;
    // It was still busy with what had reached it before.
    effects = [];
  }
  return [];
}

/** The snapshot of an actor at a moment, and the one before it; undefined where there is none. */
export function lastSnapshots(
  entries: readonly TraceEntry[],
  seq: number,
  actor: string,
): readonly [last: EntryOf<'snapshot'> | undefined, before: EntryOf<'snapshot'> | undefined] {
  const own = actorLogsOf(entries).get(actor)?.snapshots ?? [];
  const place = indexAtSeq(own, seq);
  return [own[place], own[place - 1]];
}

/** The states that an actor entered when it took a transition the last time, up to a moment. */
export function lastEnteredStates(
  entries: readonly TraceEntry[],
  seq: number,
  actor: string,
): readonly string[] {
  const own = actorLogsOf(entries).get(actor)?.entries ?? [];
  for (let place = indexAtSeq(own, seq); place >= 0; place -= 1) {
    const entry = own[place];
    if (entry?.kind !== 'microstep') continue;
    const targets = entry.transitions.flatMap(({ to }) => to);
    if (targets.length > 0) return targets;
  }
  return [];
}
