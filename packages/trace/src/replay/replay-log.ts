import type { AnyEventObject, AnyStateMachine } from 'xstate';
import type { Json } from '../format/format.ts';
import { toJson } from '../recorder/to-json.ts';
import type { ActorLog } from '../timeline/actor-logs.ts';
import { diffValues, type Difference } from '../timeline/differences.ts';
import { diffEffects } from './effects.ts';
import { withoutProperties } from './new-properties.ts';
import type { Recording } from './recording.ts';
import { createReplayActor, type ReplayActor, type StepResult } from './replay-actor.ts';
import type { Divergence, NewProperty, TracePosition } from './report.ts';
import type { ValueRestorer } from './restore-values.ts';
import { stepsOf, type ActorSteps, type Contradiction, type Step } from './steps.ts';
import type { ReplayEnvironment } from './stub-children.ts';

/** What the replays of all actors of a trace share. */
export interface TraceScope {
  readonly recording: Recording;
  readonly droppedEntries: number;
  readonly restorer: ValueRestorer;
  /** The names of the properties that did not exist when the trace was recorded. */
  readonly newNames: ReadonlySet<string>;
}

/** The result of the replay of one actor. */
export interface LogReport {
  readonly comparedSteps: number;
  readonly divergence: Divergence | null;
  readonly newProperties: readonly NewProperty[];
}

/** The result of an actor that was stopped before it started. */
const neverStarted: StepResult = { status: 'stopped', value: null, context: null, effects: [] };

const isEvent = (value: unknown): value is AnyEventObject =>
  typeof value === 'object' && value !== null && 'type' in value;

/** The replay of one actor, from its start or from its oldest recorded state, up to its first divergence. */
class LogReplay {
  readonly #scope: TraceScope;
  readonly #log: ActorLog;
  readonly #machine: AnyStateMachine;
  readonly #steps: ActorSteps;
  readonly #restore: (value: Json) => unknown;
  readonly #environment: ReplayEnvironment;
  readonly #newProperties = new Map<string, NewProperty>();
  /** Null before the first step whose state is known. */
  #actor: ReplayActor | null = null;
  /** The `seq` of the last entry before the current step. */
  #after: number;

  constructor(scope: TraceScope, log: ActorLog, machine: AnyStateMachine) {
    this.#scope = scope;
    this.#log = log;
    this.#machine = machine;
    this.#steps = stepsOf(log, scope.droppedEntries);
    this.#restore = scope.restorer.createRestore();
    this.#after = log.start?.seq ?? -1;
    this.#environment = scope.recording.environmentOf(log, () => this.#after);
  }

  run(): LogReport | null {
    const { steps, contradiction } = this.#steps;
    if (steps.length === 0 && contradiction === null) return null;
    let comparedSteps = 0;
    const report = (divergence: Divergence | null): LogReport => ({
      comparedSteps,
      divergence,
      newProperties: [...this.#newProperties.values()],
    });
    for (const step of steps) {
      this.#after = step.after;
      const result = this.#scope.recording.isComplete(step) ? this.#take(step) : null;
      if (result === null) {
        this.#startAt(step);
        continue;
      }
      comparedSteps += 1;
      const differences = this.#compare(step, result);
      if (differences.length > 0) {
        return report({ kind: 'behaviour', ...this.#positionOf(step), differences });
      }
    }
    return report(contradiction && this.#confirm(contradiction));
  }

  /** Takes a step; null if that is impossible, because something before it was dropped. */
  #take(step: Step): StepResult | null {
    switch (step.kind) {
      case 'start': {
        if (this.#log.start?.input == null) return null;
        const input = this.#restore(toJson(this.#log.start.input));
        this.#actor = createReplayActor(this.#machine, { input }, this.#environment);
        return this.#actor.initialResult;
      }
      case 'event': {
        const event = this.#restore(toJson(step.event.event));
        return isEvent(event) ? (this.#actor?.send(event) ?? null) : null;
      }
      case 'stop':
        return step === this.#steps.steps[0] ? neverStarted : (this.#actor?.stop() ?? null);
      case 'dropped':
        return null;
      default:
        return step satisfies never;
    }
  }

  /** Continues from the recorded state after a step. */
  #startAt({ snapshot: { seq, status, value, context } }: Step): void {
    if (status !== 'active') return;
    const children = this.#scope.recording
      .childrenAt(this.#log.key, seq)
      .map(({ actor, id, machine }) => ({ key: actor, id, src: machine ?? id }));
    const state = { value, context: this.#restore(toJson(context)), children };
    this.#actor = createReplayActor(this.#machine, state, this.#environment);
  }

  #compare(step: Step, { effects, ...state }: StepResult): Difference[] {
    const { recording, restorer, newNames } = this.#scope;
    const { status, value, context } = step.snapshot;
    // Entries that have not been saved yet may contain values that are no JSON.
    const toComparable = (recorded: unknown) => restorer.restoreJson(toJson(recorded));
    const found = new Set<string>();
    const withoutNew = (json: Json) => withoutProperties(json, newNames, (name) => found.add(name));
    const differences = diffValues(
      { status, value, context: toComparable(context) },
      { ...state, context: withoutNew(state.context) },
    );
    // A failed actor may have completed only a part of its effects.
    if (status !== 'error') {
      const recorded = recording.effectsInStep(this.#log.key, step, toComparable);
      differences.push(...diffEffects(recorded, effects.map(withoutNew)));
    }
    for (const property of differences.length === 0 ? found : []) {
      if (this.#newProperties.has(property)) continue;
      this.#newProperties.set(property, { ...this.#positionOf(step), property });
    }
    return differences;
  }

  /**
   * The divergence of a contradiction; null if the actor failed on its last event: nobody is notified that a root
   * actor failed.
   */
  #confirm({ kind, entry }: Contradiction): Divergence | null {
    const event = entry.kind === 'event' ? entry.event : { type: entry.event };
    const isLastOfRoot = kind === 'missingSnapshot' && this.#log.start?.parent === null;
    if (isLastOfRoot && this.#log.entries.at(-1) === entry) {
      this.#after = entry.seq;
      const restored = this.#restore(toJson(event));
      if (isEvent(restored) && this.#actor?.send(restored).status === 'error') return null;
    }
    return { kind, ...this.#positionAt(entry.seq, event.type) };
  }

  #positionOf(step: Step): TracePosition {
    const { seq } = 'event' in step ? step.event : step.snapshot;
    return this.#positionAt(seq, step.snapshot.event);
  }

  #positionAt(seq: number, event: string): TracePosition {
    const { key, start } = this.#log;
    return { actor: key, id: start?.id ?? key, machine: this.#machine.id, seq, event };
  }
}

/** Replays the machine of one actor; null if nothing of it can be replayed. */
export const replayLog = (
  scope: TraceScope,
  log: ActorLog,
  machine: AnyStateMachine,
): LogReport | null => new LogReplay(scope, log, machine).run();
