import type { RoomName } from '@visavis/protocol';
import { initEventType } from '@visavis/machines/xstate-internals';
import { saveTrace, sealTrace, type Trace, type TraceEntry } from '@visavis/trace';
import { isRoomBlank } from '../../rooms/blank-room.ts';
import type { RoomObserver } from '../../rooms/room-writer.ts';
import type { RoomStep } from '../../rooms/step-builder.ts';
import { version } from '../../version.ts';

/** How many steps are kept. Each keeps the state of a room after it. */
const maxSteps = 1_000;
/** The event, and the snapshot after it. */
const entriesPerStep = 2;

interface RecordedStep {
  readonly step: RoomStep;
  /** Milliseconds since the start of the trace. */
  readonly at: number;
  /** Numbers the rooms of the trace. A room that is created again gets another number. */
  readonly instance: number;
}

/** What a trace of rooms needs. */
export interface RoomTraceOptions {
  /** Gives what stands for a room's name, which is a secret. */
  readonly pseudonymize: (room: RoomName) => string;
  readonly shouldShowNames: boolean;
}

const createActorId = (instance: number) => `x:${instance}`;

/** Keeps the newest steps of all rooms, as a trace that the inspector can open. */
export class RoomTrace {
  readonly #options: RoomTraceOptions;
  readonly #startedAt = Date.now();
  /** On a monotonic clock. */
  readonly #startedAtMs = performance.now();
  readonly #steps: RecordedStep[] = [];
  readonly #instances = new Map<RoomName, number>();
  #instanceCount = 0;
  #dropped = 0;

  constructor(options: RoomTraceOptions) {
    this.#options = options;
  }

  /** Records a step. Snapshots are immutable, so nothing is copied before the trace is requested. */
  readonly observe: RoomObserver = (step) => {
    const { room, after } = step;
    let instance = this.#instances.get(room);
    if (instance === undefined) {
      instance = this.#instanceCount;
      this.#instanceCount += 1;
      this.#instances.set(room, instance);
    }
    // Rounded to microseconds.
    const at = Math.round((performance.now() - this.#startedAtMs) * 1_000) / 1_000;
    this.#steps.push({ step, at, instance });
    if (this.#steps.length > maxSteps) {
      this.#steps.shift();
      this.#dropped += 1;
    }
    if (isRoomBlank(after.context)) this.#instances.delete(room);
  };

  /**
   * The trace of all steps that are kept, redacted like the traces of the web app: of every text only what is known
   * to come from the code, and names only where they may be shown. A room is identified by its pseudonym, as on the
   * operator page.
   */
  trace(): Trace {
    const { pseudonymize, shouldShowNames } = this.#options;
    const trace = saveTrace(
      {
        startedAt: this.#startedAt,
        droppedEntries: () => this.#dropped * entriesPerStep,
        entries: () => this.#entries(),
      },
      {
        recordedBy: `Visavis server ${version}`,
        redaction: { hasNames: shouldShowNames },
        now: Date.now,
      },
    );
    const rooms = new Map(
      this.#steps.map(({ instance, step }) => [createActorId(instance), step.room]),
    );
    return sealTrace({
      ...trace,
      entries: trace.entries.map((entry) => {
        const room = rooms.get(entry.actor);
        if (entry.kind !== 'actor' || room === undefined) return entry;
        return { ...entry, id: `room:${shouldShowNames ? room : pseudonymize(room)}` };
      }),
    });
  }

  /** The entries before redaction. */
  #entries(): TraceEntry[] {
    const entries: TraceEntry[] = [];
    const startedInstances = new Set<number>();
    const first = this.#dropped * entriesPerStep;
    for (const recorded of this.#steps) {
      if (!startedInstances.has(recorded.instance))
        entries.push(...createInitialEntries(recorded, first + entries.length));
      startedInstances.add(recorded.instance);
      entries.push(...createStepEntries(recorded, first + entries.length));
    }
    return entries;
  }
}

/** A room as an actor, its first event, and its snapshot before the first step that is kept. */
function createInitialEntries(
  { step: { before }, at, instance }: RecordedStep,
  seq: number,
): TraceEntry[] {
  const { context, status, value } = before;
  const { name, capacity } = context;
  const isNew = isRoomBlank(context);
  const base = { at, actor: createActorId(instance) };
  const start: TraceEntry = {
    ...base,
    kind: 'actor',
    seq,
    parent: null,
    id: 'room',
    machine: 'room',
    // Without its first step, the room cannot be replayed from its input.
    input: isNew ? { name, capacity } : null,
  };
  const initEvent: readonly TraceEntry[] = isNew
    ? [{ ...base, kind: 'event', seq: seq + 1, from: null, event: { type: initEventType } }]
    : [];
  const snapshot: TraceEntry = {
    ...base,
    kind: 'snapshot',
    seq: seq + 1 + initEvent.length,
    event: isNew ? initEventType : '',
    status,
    value,
    context: copyContext(before),
  };
  return [start, ...initEvent, snapshot];
}

/** An event, and the snapshot after it. */
function createStepEntries(
  { step: { event, after }, at, instance }: RecordedStep,
  seq: number,
): TraceEntry[] {
  const { status, value } = after;
  const base = { at, actor: createActorId(instance) };
  return [
    { ...base, kind: 'event', seq, from: null, event: { ...event } },
    {
      ...base,
      kind: 'snapshot',
      seq: seq + 1,
      event: event.type,
      status,
      value,
      context: copyContext(after),
    },
  ];
}

/** The context as a trace needs it. Members stay the same objects, so that each is redacted once. */
function copyContext({ context }: RoomStep['after']) {
  const { members, waiting, moderationNumbers, removed } = context;
  return {
    ...context,
    members: [...members],
    moderationNumbers: moderationNumbers.map((each) => ({ ...each })),
    removed: [...removed],
    waiting: waiting.map((each) => ({ ...each })),
  };
}
