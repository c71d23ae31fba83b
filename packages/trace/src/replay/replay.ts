import { initEventType } from '@visavis/machines/xstate-internals';
import type { AnyEventObject, AnyStateMachine } from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { machines } from '../machines.ts';
import { toJson } from '../recorder/to-json.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';
import { diffValues, type Difference } from '../timeline/differences.ts';
import { diffEffects } from './effects.ts';
import { Recording } from './recording.ts';
import { createReplayActor, type StepResult } from './replay-actor.ts';
import { createValueRestorer, type ValueRestorer } from './restore-values.ts';
import { stepsOf, type Step } from './steps.ts';

/** The first point where a replayed machine differs from its recording. */
export interface Divergence {
  readonly actor: string;
  /** The id of the actor within its parent. */
  readonly id: string;
  readonly machine: string;
  /** The entry of the event after which the actor differs, or of its start. */
  readonly seq: number;
  /** The type of that event. */
  readonly event: string;
  /**
   * Differences in `status`, `value`, `context` and `effects`, between the recording (`before`) and the replay
   * (`after`).
   */
  readonly differences: readonly Difference[];
}

/** The result of a replay. */
export interface ReplayReport {
  /** How many machine actors were replayed. */
  readonly actors: number;
  /** How many of their steps were compared, starts included. */
  readonly steps: number;
  /** The first divergence of each actor, in the order of the events. */
  readonly divergences: readonly Divergence[];
  /** The keys of the machine actors whose recording is not sufficient for a replay. */
  readonly incompleteActors: readonly string[];
}

const machinesById: ReadonlyMap<string, AnyStateMachine> = new Map(Object.entries(machines));

const isEvent = (value: unknown): value is AnyEventObject =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Replays one actor up to its first divergence; null if nothing of it can be replayed. */
function replayActor(
  recording: Recording,
  log: ActorLog,
  machine: AnyStateMachine,
  { restoreJson, createRestore }: ValueRestorer,
) {
  const { key, start } = log;
  const restore = createRestore();
  // Entries that have not been saved yet may contain values that are no JSON.
  const toComparable = (value: unknown) => restoreJson(toJson(value));
  const [first, ...rest] = stepsOf(log);
  if (first === undefined) return null;
  let step = first;
  let steps = 0;
  const environment = recording.environmentOf(log, () => step);

  const startAt = ({ snapshot }: Step) => {
    const { seq, value, context } = snapshot;
    const children = recording
      .childrenAt(key, seq)
      .map(({ actor, id, machine: machineId }) => ({ key: actor, id, src: machineId ?? id }));
    return createReplayActor(machine, { value, context: restore(context), children }, environment);
  };

  const findDivergence = ({ effects, ...state }: StepResult): Divergence | null => {
    const { snapshot, event } = step;
    const { status, value, context } = snapshot;
    // A failed actor may have completed only a part of its effects.
    const recordedEffects =
      status === 'error' ? null : recording.effectsInStep(key, step, toComparable);
    steps += 1;
    const differences = [
      ...diffValues({ status, value, context: toComparable(context) }, state),
      ...(recordedEffects === null ? [] : diffEffects(recordedEffects, effects)),
    ];
    if (differences.length === 0) return null;
    return {
      actor: key,
      id: start?.id ?? key,
      machine: machine.id,
      seq: event?.seq ?? start?.seq ?? snapshot.seq,
      event: snapshot.event,
      differences,
    };
  };

  let replayed;
  if (first.snapshot.event === initEventType && start !== null && start.input !== null) {
    replayed = createReplayActor(machine, { input: restore(start.input) }, environment);
    const divergence = findDivergence(replayed.initialResult);
    if (divergence !== null) return { steps, divergence };
  } else {
    replayed = startAt(first);
  }

  for (step of rest) {
    const { snapshot, event } = step;
    if (snapshot.status === 'stopped') break;
    const restoredEvent = event && restore(toJson(event.event));
    if (!isEvent(restoredEvent)) {
      // The recorder dropped the event of this step.
      replayed = startAt(step);
      continue;
    }
    const divergence = findDivergence(replayed.send(restoredEvent));
    if (divergence !== null) return { steps, divergence };
  }
  return { steps, divergence: null };
}

/**
 * Replays the machines of a recording, each in isolation: from its start, or from the oldest recorded state,
 * through all its events. Compares the state and the effects after each event with the recording.
 *
 * @throws {RangeError} if a value is nested too deeply, which no recorder produces
 */
export function replay(entries: readonly TraceEntry[]): ReplayReport {
  const recording = new Recording(entries);
  const restorer = createValueRestorer();
  const incompleteActors: string[] = [];
  const divergences: Divergence[] = [];
  let actors = 0;
  let steps = 0;
  for (const log of recording.logs.values()) {
    const machine = machinesById.get(log.start?.machine ?? '');
    if (machine === undefined) continue;
    const result = replayActor(recording, log, machine, restorer);
    if (result === null) {
      incompleteActors.push(log.key);
      continue;
    }
    actors += 1;
    steps += result.steps;
    if (result.divergence !== null) divergences.push(result.divergence);
  }
  divergences.sort((one, other) => one.seq - other.seq);
  return { actors, steps, divergences, incompleteActors };
}
