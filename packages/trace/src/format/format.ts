import * as z from 'zod/mini';

/** The version of the format that this code writes, and the only one that it reads. */
export const traceVersion = 1;

/** Bounds of a trace, whoever made it. */
export const traceLimits = {
  /** Entries in one trace. */
  maxEntries: 50_000,
  /** Characters of a trace as it stands in a file. */
  maxLength: 32 * 1024 * 1024,
  /** Characters of any name in a trace. */
  maxNameLength: 512,
} as const;

const Name = z.string().check(z.maxLength(traceLimits.maxNameLength));

/** What a machine's context or an event holds, as far as it is plain; see links.ts for the rest. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** A moment of a trace: milliseconds since its header's `startedAt`, with fractions, from 0. */
const TimeMs = z.number().check(z.minimum(0));

/** What names one actor in a trace: its session id, such as `x:3`. */
const ActorKey = Name;

const entryFields = {
  /** Counts all entries of a recording from 0, those included that the ring has let go. */
  seq: z.int().check(z.minimum(0)),
  at: TimeMs,
  actor: ActorKey,
};

/** An actor began. */
const ActorEntry = z.object({
  ...entryFields,
  kind: z.literal('actor'),
  /** Null for the root. */
  parent: z.nullable(ActorKey),
  /** What its parent calls it: `signaling`, `peer:…`, `connection`. */
  id: Name,
  /** The id of its machine, or null for an actor that is none, as what speaks to the browser. */
  machine: z.nullable(Name),
  /** What it was made with; null where the trace does not tell, so that it cannot be made again. */
  input: z.nullable(Json),
});

/** An event reached an actor, before it did anything about it. */
const EventEntry = z.object({
  ...entryFields,
  kind: z.literal('event'),
  /** The actor that sent it, or null: the person, the platform, a timer of its own. */
  from: z.nullable(ActorKey),
  /** Always an object with a `type`. */
  event: z.looseObject({ type: Name }),
  /** What names the delay that brought it, of the actor that sent it or else its own; none where none did. */
  delayId: z.optional(Name),
});

/** A machine took transitions, or none, on an event. There may be several for one event. */
const MicrostepEntry = z.object({
  ...entryFields,
  kind: z.literal('microstep'),
  /** The type of the event that it was for; internal ones are `xstate.…` or empty. */
  event: Name,
  /** State paths, as `recovery.idle`, from and to. */
  transitions: z.array(z.object({ from: Name, to: z.array(Name) })),
});

/** A machine did something. */
const ActionEntry = z.object({
  ...entryFields,
  kind: z.literal('action'),
  action: Name,
  params: z.nullable(Json),
});

/**
 * A delay was started, or cancelled before its time. One that runs out shows as its event, and one that its
 * actor did not live to see ends with that actor.
 */
const DelayEntry = z.object({
  ...entryFields,
  kind: z.literal('delay'),
  phase: z.enum(['started', 'cancelled']),
  /** What names it within its actor. */
  id: Name,
  /** Milliseconds; null when it is cancelled. */
  delayMs: z.nullable(z.number()),
});

/** What an actor is after an event: the basis of time travel, and what a replay is held against. */
const SnapshotEntry = z.object({
  ...entryFields,
  kind: z.literal('snapshot'),
  /** The type of the event after which it stands. */
  event: Name,
  status: z.enum(['active', 'done', 'error', 'stopped']),
  /** A machine's state value; null for an actor that is none. */
  value: z.nullable(Json),
  /** A machine's context; null for an actor that is none. */
  context: z.nullable(Json),
});

/** One thing that happened, in the order in which it did. */
export const TraceEntry = z.discriminatedUnion('kind', [
  ActorEntry,
  EventEntry,
  MicrostepEntry,
  ActionEntry,
  DelayEntry,
  SnapshotEntry,
]);
export type TraceEntry = z.infer<typeof TraceEntry>;
export type EntryOf<Kind extends TraceEntry['kind']> = Extract<TraceEntry, { kind: Kind }>;

/** What is hidden in a trace. Addresses and secrets always are. */
export const Redaction = z.object({
  /** True where people's and rooms' names stand as they were. */
  hasNames: z.boolean(),
});
export type Redaction = z.infer<typeof Redaction>;

/** A recording of everything that the machines of one page, or of one server, have been through. */
export const Trace = z.object({
  format: z.literal('visavis-trace'),
  version: z.literal(traceVersion),
  /** When the recording began, in milliseconds since 1970. */
  startedAt: z.number(),
  /** When it was saved, likewise. */
  savedAt: z.number(),
  /** What recorded: a browser's `userAgent`, or the like. */
  recordedBy: Name,
  redaction: Redaction,
  /** How many entries the ring had let go before the first one here. */
  droppedEntries: z.int().check(z.minimum(0)),
  /** In the order of `seq`. */
  entries: z.array(TraceEntry).check(z.maxLength(traceLimits.maxEntries)),
});
export type Trace = z.infer<typeof Trace>;
