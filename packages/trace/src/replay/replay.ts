import type { AnyEventObject, AnyStateMachine } from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { machines } from '../machines.ts';
import { toJson } from '../recorder/to-json.ts';
import { diffEffects } from './effects.ts';
import { diffValues, type Difference } from '../timeline/differences.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';
import { Recording } from './recording.ts';
import { createValueRestorer, type ValueRestorer } from './restore-values.ts';
import { createReplayActor, type StepResult } from './replay-actor.ts';
import { stepsOf, type Step } from './steps.ts';

/** Where a machine first did something else than the recording says. */
export interface Divergence {
  readonly actor: string;
  /** What its parent calls it. */
  readonly id: string;
  readonly machine: string;
  /** Of the event that it took differently; of its beginning where it began differently. */
  readonly seq: number;
  /** The type of that event. */
  readonly event: string;
  /**
   * In `status`, `value`, `context`, and `deeds`, which is what it did to others: what was recorded
   * (`before`), and what came out (`after`).
   */
  readonly differences: readonly Difference[];
}

/** What came of a replay. */
export interface ReplayReport {
  /** How many machine actors were run again. */
  readonly actors: number;
  /** How many of their events were compared, beginnings included. */
  readonly steps: number;
  /** The first divergence of each actor, in the order of the events. */
  readonly divergences: readonly Divergence[];
  /** The keys of the machine actors of which too little is recorded to run them. */
  readonly incompleteActors: readonly string[];
}

const machinesById: ReadonlyMap<string, AnyStateMachine> = new Map(Object.entries(machines));

const isEvent = (value: unknown): value is AnyEventObject =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Replays one actor. */
function replayActor(
  recording: Recording,
  track: ActorLog,
  machine: AnyStateMachine,
  { restoreLengths, createRestore }: ValueRestorer,
) {
  const { key, start } = track;
  const revived = createRestore();
  // Entries that are still in memory may hold what is not plain.
  const recorded = (value: unknown) => restoreLengths(toJson(value));
  const [first, ...rest] = stepsOf(track);
  if (first === undefined) return null;
  let step = first;
  let steps = 0;
  const around = recording.environmentOf(track, () => step);

  const stageAt = ({ snapshot }: Step) => {
    const { seq, value, context } = snapshot;
    const children = recording
      .childrenAt(key, seq)
      .map(({ actor, id, machine: of }) => ({ key: actor, id, src: of ?? id }));
    return createReplayActor(machine, { value, context: revived(context), children }, around);
  };

  const compared = (outcome: StepResult): Divergence | null => {
    const { snapshot, event } = step;
    const { status, value, context } = snapshot;
    const { effects, ...state } = outcome;
    // One that broke has done a part at most of what it was about to do.
    const done = status === 'error' ? null : recording.effectsInStep(key, step, recorded);
    steps += 1;
    const found = [
      ...diffValues({ status, value, context: recorded(context) }, state),
      ...(done === null ? [] : diffEffects(done, effects)),
    ];
    if (found.length === 0) return null;
    return {
      actor: key,
      id: start?.id ?? key,
      machine: machine.id,
      seq: event?.seq ?? start?.seq ?? snapshot.seq,
      event: snapshot.event,
      differences: found,
    };
  };

  const isBeginning = first.snapshot.event === 'xstate.init';
  let stage;
  if (isBeginning && start !== null && start.input !== null) {
    stage = createReplayActor(machine, { input: revived(start.input) }, around);
    const divergence = compared(stage.first);
    if (divergence !== null) return { steps, divergence };
  } else {
    stage = stageAt(first);
  }

  for (step of rest) {
    const { snapshot, event } = step;
    if (snapshot.status === 'stopped') break;
    const given = event && revived(toJson(event.event));
    if (!isEvent(given)) {
      // The ring has let the event go that led here.
      stage = stageAt(step);
      continue;
    }
    const divergence = compared(stage.feed(given));
    if (divergence !== null) return { steps, divergence };
  }
  return { steps, divergence: null };
}

/**
 * Runs the machines of a recording again, each by itself: from its beginning, or from where the recording
 * finds it, through every event that it got. What it is after each event and what it does to others is held
 * against the recording.
 *
 * @throws where a recording that nobody has recorded holds what is too deep inside itself
 */
export function replay(entries: readonly TraceEntry[]): ReplayReport {
  const recording = new Recording(entries);
  const revival = createValueRestorer();
  const incompleteActors: string[] = [];
  const divergences: Divergence[] = [];
  let actors = 0;
  let steps = 0;
  for (const track of recording.logs.values()) {
    const machine = machinesById.get(track.start?.machine ?? '');
    if (machine === undefined) continue;
    const done = replayActor(recording, track, machine, revival);
    if (done === null) {
      incompleteActors.push(track.key);
      continue;
    }
    actors += 1;
    steps += done.steps;
    if (done.divergence !== null) divergences.push(done.divergence);
  }
  divergences.sort((one, other) => one.seq - other.seq);
  return { actors, steps, divergences, incompleteActors };
}
