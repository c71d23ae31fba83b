import type { RoomName } from '@visavis/protocol';
import { saveTrace, type Trace, type TraceEntry } from '@visavis/trace';
import type { RoomObserver, RoomStep } from '../../rooms/memory-room-store.ts';
import { version } from '../../service/version.ts';

/** Steps that are kept. Each holds on to what a room was after it. */
const KEPT = 1_000;
/** Entries of a step: the event, and what the room was after it. */
const PER_STEP = 2;

/** A step of a room, when it was, and which room's. As rooms come and go, each life of one has a number. */
interface Kept {
  readonly step: RoomStep;
  /** In milliseconds since the trace began. */
  readonly at: number;
  readonly life: number;
}

/** What a trace of rooms needs. */
export interface RoomTraceOptions {
  /** What stands for a room's name. */
  readonly mark: (room: RoomName) => string;
  /** True where the names of people and rooms are told. */
  readonly names: boolean;
}

const keyOf = (life: number) => `x:${life}`;

/** Keeps the newest steps of all rooms, to be given as a trace, which the inspector of the page opens. */
export class RoomTrace {
  readonly #options: RoomTraceOptions;
  readonly #startedAt = Date.now();
  /** On the clock that is never set back. */
  readonly #begunAt = performance.now();
  readonly #kept: Kept[] = [];
  readonly #lives = new Map<RoomName, number>();
  #begun = 0;
  #dropped = 0;

  constructor(options: RoomTraceOptions) {
    this.#options = options;
  }

  /** Notes a step. What is kept is what the room is made of anyway: nothing is copied before it is asked for. */
  readonly observe: RoomObserver = (step) => {
    const { room, after } = step;
    let life = this.#lives.get(room);
    if (life === undefined) {
      life = this.#begun;
      this.#begun += 1;
      this.#lives.set(room, life);
    }
    // Microseconds are fine enough.
    const at = Math.round((performance.now() - this.#begunAt) * 1_000) / 1_000;
    this.#kept.push({ step, at, life });
    if (this.#kept.length > KEPT) {
      this.#kept.shift();
      this.#dropped += 1;
    }
    const { members, knocking } = after.context;
    if (members.length === 0 && knocking.length === 0) this.#lives.delete(room);
  };

  /**
   * All that is kept, redacted as the traces of pages are: of every text only what is known to come from the
   * code, and names where they are to be told. What a room is called by is its mark, which the operator's page
   * has as well.
   */
  trace(): Trace {
    const { mark, names } = this.#options;
    const trace = saveTrace(
      {
        startedAt: this.#startedAt,
        dropped: () => this.#dropped * PER_STEP,
        entries: () => this.#entries(),
      },
      { where: `Visavis server ${version}`, redaction: { names }, now: Date.now },
    );
    const rooms = new Map(this.#kept.map(({ life, step }) => [keyOf(life), step.room]));
    return {
      ...trace,
      entries: trace.entries.map((entry) => {
        const room = rooms.get(entry.actor);
        if (entry.kind !== 'actor' || room === undefined) return entry;
        return { ...entry, id: `room:${names ? room : mark(room)}` };
      }),
    };
  }

  /** The entries of all that is kept, with everything in them. */
  #entries(): TraceEntry[] {
    const entries: TraceEntry[] = [];
    const met = new Set<number>();
    const first = this.#dropped * PER_STEP;
    for (const kept of this.#kept) {
      if (!met.has(kept.life)) entries.push(...beginning(kept, first + entries.length));
      met.add(kept.life);
      entries.push(...taken(kept, first + entries.length));
    }
    return entries;
  }
}

/** The room, and what it was before the first step that is kept. */
function beginning({ step: { before }, at, life }: Kept, seq: number): TraceEntry[] {
  const { context, status, value } = before;
  const { name, capacity, members, knocking } = context;
  const isNew = members.length === 0 && knocking.length === 0;
  const base = { at, actor: keyOf(life) };
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
      context: contextOf(before),
    },
  ];
}

/** What a room heard, and what it was after it. */
function taken({ step: { event, after }, at, life }: Kept, seq: number): TraceEntry[] {
  const { status, value } = after;
  const base = { at, actor: keyOf(life) };
  return [
    { ...base, kind: 'event', seq, from: null, event: { ...event } },
    {
      ...base,
      kind: 'snapshot',
      seq: seq + 1,
      event: event.type,
      status,
      value,
      context: contextOf(after),
    },
  ];
}

/** The context of a room as a trace has it. The people in it stay the same objects, so that each is redacted once. */
function contextOf({ context }: RoomStep['after']) {
  const { members, knocking } = context;
  return {
    ...context,
    members: [...members],
    knocking: knocking.map((visitor) => ({ ...visitor })),
  };
}
