import type { RoomName } from '@visavis/protocol';
import { saveTrace, type Trace, type TraceEntry } from '@visavis/trace';
import type { RoomObserver } from '../../rooms/room-writer.ts';
import type { RoomStep } from '../../rooms/step-builder.ts';
import { version } from '../../version.ts';

/** Steps that are kept. Each holds on to what a room was after it. */
const maxSteps = 1_000;
/** Entries of a step: the event, and what the room was after it. */
const entriesPerStep = 2;

/** A step of a room, when it was, and which room's. As rooms come and go, each life of one has a number. */
interface RecordedStep {
  readonly step: RoomStep;
  /** In milliseconds since the trace began. */
  readonly at: number;
  readonly instance: number;
}

/** What a trace of rooms needs. */
export interface RoomTraceOptions {
  /** What stands for a room's name. */
  readonly pseudonymize: (room: RoomName) => string;
  /** True where the names of people and rooms are told. */
  readonly shouldShowNames: boolean;
}

const createActorId = (life: number) => `x:${life}`;

/** Keeps the newest steps of all rooms, to be given as a trace, which the inspector of the page opens. */
export class RoomTrace {
  readonly #options: RoomTraceOptions;
  readonly #startedAt = Date.now();
  /** On the clock that is never set back. */
  readonly #startedAtMs = performance.now();
  readonly #steps: RecordedStep[] = [];
  readonly #instances = new Map<RoomName, number>();
  #instanceCount = 0;
  #dropped = 0;

  constructor(options: RoomTraceOptions) {
    this.#options = options;
  }

  /** Notes a step. What is kept is what the room is made of anyway: nothing is copied before it is asked for. */
  readonly observe: RoomObserver = (step) => {
    const { room, after } = step;
    let life = this.#instances.get(room);
    if (life === undefined) {
      life = this.#instanceCount;
      this.#instanceCount += 1;
      this.#instances.set(room, life);
    }
    // Microseconds are fine enough.
    const at = Math.round((performance.now() - this.#startedAtMs) * 1_000) / 1_000;
    this.#steps.push({ step, at, instance: life });
    if (this.#steps.length > maxSteps) {
      this.#steps.shift();
      this.#dropped += 1;
    }
    const { members, waiting } = after.context;
    if (members.length === 0 && waiting.length === 0) this.#instances.delete(room);
  };

  /**
   * All that is kept, redacted as the traces of pages are: of every text only what is known to come from the
   * code, and names where they are to be told. What a room is called by is its mark, which the operator's page
   * has as well.
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
    return {
      ...trace,
      entries: trace.entries.map((entry) => {
        const room = rooms.get(entry.actor);
        if (entry.kind !== 'actor' || room === undefined) return entry;
        return { ...entry, id: `room:${shouldShowNames ? room : pseudonymize(room)}` };
      }),
    };
  }

  /** The entries of all that is kept, with everything in them. */
  #entries(): TraceEntry[] {
    const entries: TraceEntry[] = [];
    const met = new Set<number>();
    const first = this.#dropped * entriesPerStep;
    for (const kept of this.#steps) {
      if (!met.has(kept.instance))
        entries.push(...createInitialEntries(kept, first + entries.length));
      met.add(kept.instance);
      entries.push(...createStepEntries(kept, first + entries.length));
    }
    return entries;
  }
}

/** The room, and what it was before the first step that is kept. */
function createInitialEntries(
  { step: { before }, at, instance }: RecordedStep,
  seq: number,
): TraceEntry[] {
  const { context, status, value } = before;
  const { name, capacity, members, waiting } = context;
  const isNew = members.length === 0 && waiting.length === 0;
  const base = { at, actor: createActorId(instance) };
  return [
    {
      ...base,
      kind: 'actor',
      seq,
      parent: null,
      id: 'room',
      machine: 'room',
      // A room whose beginning is not kept cannot be made again.
      input: isNew ? { name, capacity } : null,
    },
    {
      ...base,
      kind: 'snapshot',
      seq: seq + 1,
      event: isNew ? 'xstate.init' : '',
      status,
      value,
      context: copyContext(before),
    },
  ];
}

/** What a room heard, and what it was after it. */
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

/** The context of a room as a trace has it. The people in it stay the same objects, so that each is redacted once. */
function copyContext({ context }: RoomStep['after']) {
  const { members, waiting } = context;
  return {
    ...context,
    members: [...members],
    waiting: waiting.map((visitor) => ({ ...visitor })),
  };
}
