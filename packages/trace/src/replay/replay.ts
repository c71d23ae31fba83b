import type { AnyStateMachine } from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { machines } from '../machines.ts';
import { knownKeys } from '../redact/known-keys.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';
import { newPropertiesSince } from './new-properties.ts';
import { Recording } from './recording.ts';
import { replayLog, type TraceScope } from './replay-log.ts';
import type { Divergence, NewProperty, ReplayReport } from './report.ts';
import { createValueRestorer } from './restore-values.ts';

/** The part of a trace that can be replayed. */
export interface Replayable {
  readonly entries: readonly TraceEntry[];
  /** How many older entries the recorder had dropped. */
  readonly droppedEntries: number;
  /** Absent for what this page has recorded itself: then no property is new. */
  readonly knownProperties?: readonly string[];
}

const machinesById: ReadonlyMap<string, AnyStateMachine> = new Map(Object.entries(machines));

/** The first entry that is missing although it was not dropped, and how many there are; null if there is none. */
function findGap(entries: readonly TraceEntry[], droppedEntries: number): Divergence | null {
  const kept = entries.filter(({ seq }) => seq >= droppedEntries);
  const index = kept.findIndex(({ seq }, position) => seq !== droppedEntries + position);
  if (index === -1) return null;
  const last = kept.at(-1)?.seq ?? droppedEntries;
  const count = last - droppedEntries + 1 - kept.length;
  return { kind: 'missingEntries', seq: droppedEntries + index, count };
}

/** The divergence of an actor of which the trace has entries, but not its start; null if that was dropped. */
function findMissingStart(
  { key, entries, snapshots }: ActorLog,
  droppedEntries: number,
): Divergence | null {
  // An actor that has ended is dropped with its end; events that it receives later have no effect.
  if (droppedEntries > 0 && snapshots.length === 0) return null;
  const seq = entries[0]?.seq ?? 0;
  return { kind: 'missingStart', actor: key, seq };
}

/** The properties, without further occurrences in the same machine. */
function firstInEachMachine(properties: readonly NewProperty[]): NewProperty[] {
  const sorted = properties.toSorted((one, other) => one.seq - other.seq);
  const groups = Map.groupBy(sorted, ({ machine, property }) => `${machine} ${property}`);
  return [...groups.values()].flatMap(([first]) => first ?? []);
}

/**
 * Replays the machines of a recording, each in isolation: from its start, or from the oldest recorded state,
 * through all its events. Compares the state and the effects after each event with the recording.
 *
 * @throws {RangeError} if a value is nested too deeply, which neither a recorder nor `parseTrace` produces
 */
export function replay(replayable: Replayable): ReplayReport {
  const { entries, droppedEntries, knownProperties } = replayable;
  const recording = new Recording(entries);
  const scope: TraceScope = {
    recording,
    droppedEntries,
    restorer: createValueRestorer(),
    newNames: newPropertiesSince(knownProperties ?? [...knownKeys]),
  };
  const incompleteActors: string[] = [];
  const divergences: Divergence[] = [];
  const newProperties: NewProperty[] = [];
  let actors = 0;
  let steps = 0;
  let comparedSteps = 0;
  const gap = findGap(entries, droppedEntries);
  if (gap !== null) divergences.push(gap);
  for (const log of recording.logs.values()) {
    const { key, start, snapshots } = log;
    if (start === null) {
      steps += snapshots.length;
      const divergence = findMissingStart(log, droppedEntries);
      if (divergence !== null) divergences.push(divergence);
      continue;
    }
    if (start.machine === null) continue;
    steps += snapshots.length;
    const machine = machinesById.get(start.machine);
    const report = machine === undefined ? null : replayLog(scope, log, machine);
    if (report === null) {
      incompleteActors.push(key);
      continue;
    }
    actors += 1;
    comparedSteps += report.comparedSteps;
    newProperties.push(...report.newProperties);
    if (report.divergence !== null) divergences.push(report.divergence);
  }
  return {
    actors,
    comparedSteps,
    uncomparedSteps: steps - comparedSteps,
    divergences: divergences.toSorted((one, other) => one.seq - other.seq),
    newProperties: firstInEachMachine(newProperties),
    incompleteActors,
  };
}
