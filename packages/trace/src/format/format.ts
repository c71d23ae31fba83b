import * as z from 'zod/mini';

/** The version of the format that this code writes, and the only one that it can read. */
export const traceVersion = 2;

/** Limits of every trace. */
export const traceLimits = {
  maxEntries: 50_000,
  /** Characters of a trace file. */
  maxLength: 32 * 1024 * 1024,
  /** Characters of one name in a trace. */
  maxNameLength: 512,
  /** Characters of any other text, and of the name of a property. No redacted text is longer. */
  maxTextLength: 128 * 1024,
  /** How many arrays and objects may contain each other. Recorded traces have 8. */
  maxDepth: 64,
  maxKnownProperties: 10_000,
} as const;

const Name = z.string().check(z.maxLength(traceLimits.maxNameLength));

/** A context or an event as JSON. For values that have no JSON form see references.ts. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** Milliseconds since the trace's `startedAt`, with fractions, from 0. */
const TimeMs = z.number().check(z.minimum(0));

/** Identifies an actor within a trace: its session id, such as `x:3`. */
const ActorKey = Name;

const entryFields = {
  /** Numbers the entries of a recording from 0; the dropped ones count as well. */
  seq: z.int().check(z.minimum(0)),
  at: TimeMs,
  actor: ActorKey,
};

/** An actor started. */
const ActorEntry = z.object({
  ...entryFields,
  kind: z.literal('actor'),
  /** Null for a root actor. */
  parent: z.nullable(ActorKey),
  /** Its id within its parent: `signaling`, `peer:…`, `connection`. */
  id: Name,
  /** The id of its machine; null for an actor that is no machine, such as one that uses browser interfaces. */
  machine: z.nullable(Name),
  /** Null if the input was not recorded; then the actor cannot be created again. */
  input: z.nullable(Json),
});

/** An actor received an event, which it has not handled yet. */
const EventEntry = z.object({
  ...entryFields,
  kind: z.literal('event'),
  /** The actor that sent it; null for the user, the platform or the actor's own delay. */
  from: z.nullable(ActorKey),
  event: z.looseObject({ type: Name }),
  /** The delay that sent it: one of the sending actor, or of the actor itself if `from` is null. */
  delayId: z.optional(Name),
});

/** A machine took transitions, or none, on an event. One event can cause several microsteps. */
const MicrostepEntry = z.object({
  ...entryFields,
  kind: z.literal('microstep'),
  /** The type of the event; internal events are called `xstate.…` or have an empty type. */
  event: Name,
  /** State paths such as `recovery.idle`. */
  transitions: z.array(z.object({ from: Name, to: z.array(Name) })),
});

/** A machine executed an action. */
const ActionEntry = z.object({
  ...entryFields,
  kind: z.literal('action'),
  action: Name,
  params: z.nullable(Json),
});

/** A delay was started or cancelled. Its expiry is recorded as its event. It also ends when its actor ends. */
const DelayEntry = z.object({
  ...entryFields,
  kind: z.literal('delay'),
  phase: z.enum(['started', 'cancelled']),
  /** Identifies the delay within its actor. */
  id: Name,
  /** Null when it is cancelled. */
  delayMs: z.nullable(z.number()),
});

/** The state of an actor after an event: the basis of time travel, and what a replay is compared with. */
const SnapshotEntry = z.object({
  ...entryFields,
  kind: z.literal('snapshot'),
  /** The type of the event that the actor has handled. */
  event: Name,
  status: z.enum(['active', 'done', 'error', 'stopped']),
  /** The state value of a machine; null for other actors. */
  value: z.nullable(Json),
  /** The context of a machine; null for other actors. */
  context: z.nullable(Json),
});

/** One recorded fact. */
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

/** What a trace hides. Addresses and secrets are always hidden. */
export const Redaction = z.object({
  /** Whether the names of people and rooms are in the trace. */
  hasNames: z.boolean(),
});
export type Redaction = z.infer<typeof Redaction>;

/** A recording of everything that the machines of one page or one server did. */
export const Trace = z.object({
  format: z.literal('visavis-trace'),
  version: z.literal(traceVersion),
  /** When the recording started, in milliseconds since 1970. */
  startedAt: z.number(),
  /** When the trace was saved, in milliseconds since 1970. */
  savedAt: z.number(),
  /** What recorded the trace, such as a browser's `userAgent`. */
  recordedBy: Name,
  redaction: Redaction,
  /**
   * How many older entries the recorder had dropped. Only entries whose `seq` is smaller may be missing. Of these,
   * the trace has the start and the last snapshot of each actor that was still alive.
   */
  droppedEntries: z.int().check(z.minimum(0)),
  /** The names of all properties that inputs, contexts and events could have when the trace was recorded. */
  knownProperties: z.array(Name).check(z.maxLength(traceLimits.maxKnownProperties)),
  /** In the order of `seq`. */
  entries: z.array(TraceEntry).check(z.maxLength(traceLimits.maxEntries)),
  /** The checksum of everything else in the trace; see checksum.ts. */
  checksum: Name,
});
export type Trace = z.infer<typeof Trace>;
