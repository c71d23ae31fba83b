import type { AnyEventObject, AnyStateMachine } from 'xstate';
import type { TraceEntry } from '../format/format.ts';
import { machines } from '../machines.ts';
import { plain } from '../recorder/plain.ts';
import { deedDifferences } from './deeds.ts';
import { differences, type Difference } from '../timeline/differences.ts';
import type { Track } from '../timeline/tracks.ts';
import { Recording } from './recording.ts';
import { createRevival, type Revival } from './revive.ts';
import { createStage, type Outcome } from './stage.ts';
import { stepsOf, type Step } from './steps.ts';

/** Where a machine first did something else than the recording says. */
export interface Departure {
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
export interface Replay {
  /** How many machine actors were run again. */
  readonly actors: number;
  /** How many of their events were compared, beginnings included. */
  readonly steps: number;
  /** The first departure of each actor, in the order of the events. */
  readonly departures: readonly Departure[];
  /** The keys of the machine actors of which too little is recorded to run them. */
  readonly untold: readonly string[];
}

const byId: ReadonlyMap<string, AnyStateMachine> = new Map(Object.entries(machines));

const isEvent = (value: unknown): value is AnyEventObject =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Replays one actor. */
function replayActor(
  recording: Recording,
  track: Track,
  machine: AnyStateMachine,
  { unfolded, reviver }: Revival,
) {
  const { key, begun } = track;
  const revived = reviver();
  // Entries that are still in memory may hold what is not plain.
  const recorded = (value: unknown) => unfolded(plain(value));
  const [first, ...rest] = stepsOf(track);
  if (first === undefined) return null;
  let step = first;
  let steps = 0;
  const around = recording.around(track, () => step);

  const stageAt = ({ snapshot }: Step) => {
    const { seq, value, context } = snapshot;
    const children = recording
      .childrenAt(key, seq)
      .map(({ actor, id, machine: of }) => ({ key: actor, id, src: of ?? id }));
    return createStage(machine, { value, context: revived(context), children }, around);
  };

  const compared = (outcome: Outcome): Departure | null => {
    const { snapshot, event } = step;
    const { status, value, context } = snapshot;
    const { deeds, ...state } = outcome;
    // One that broke has done a part at most of what it was about to do.
    const done = status === 'error' ? null : recording.deeds(key, step, recorded);
    steps += 1;
    const found = [
      ...differences({ status, value, context: recorded(context) }, state),
      ...(done === null ? [] : deedDifferences(done, deeds)),
    ];
    if (found.length === 0) return null;
    return {
      actor: key,
      id: begun?.id ?? key,
      machine: machine.id,
      seq: event?.seq ?? begun?.seq ?? snapshot.seq,
      event: snapshot.event,
      differences: found,
    };
  };

  const isBeginning = first.snapshot.event === 'xstate.init';
  let stage;
  if (isBeginning && begun !== null && begun.input !== null) {
    stage = createStage(machine, { input: revived(begun.input) }, around);
    const departure = compared(stage.first);
    if (departure !== null) return { steps, departure };
  } else {
    stage = stageAt(first);
  }

  for (step of rest) {
    const { snapshot, event } = step;
    if (snapshot.status === 'stopped') break;
    const given = event && revived(plain(event.event));
    if (!isEvent(given)) {
      // The ring has let the event go that led here.
      stage = stageAt(step);
      continue;
    }
    const departure = compared(stage.feed(given));
    if (departure !== null) return { steps, departure };
  }
  return { steps, departure: null };
}

/**
 * Runs the machines of a recording again, each by itself: from its beginning, or from where the recording
 * finds it, through every event that it got. What it is after each event and what it does to others is held
 * against the recording.
 *
 * @throws where a recording that nobody has recorded holds what is too deep inside itself
 */
export function replay(entries: readonly TraceEntry[]): Replay {
  const recording = new Recording(entries);
  const revival = createRevival();
  const untold: string[] = [];
  const departures: Departure[] = [];
  let actors = 0;
  let steps = 0;
  for (const track of recording.tracks.values()) {
    const machine = byId.get(track.begun?.machine ?? '');
    if (machine === undefined) continue;
    const done = replayActor(recording, track, machine, revival);
    if (done === null) {
      untold.push(track.key);
      continue;
    }
    actors += 1;
    steps += done.steps;
    if (done.departure !== null) departures.push(done.departure);
  }
  departures.sort((one, other) => one.seq - other.seq);
  return { actors, steps, departures, untold };
}
