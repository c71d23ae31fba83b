import * as z from 'zod/mini';
import {
  isAltered,
  Json,
  parseTrace,
  replay,
  sealTrace,
  type EntryOf,
  type Trace,
  type TraceEntry,
} from '../../src/index.ts';
import type { MachineEvent } from './machine-events.ts';

/** Another value of the same type. */
function changeValue(value: Json | undefined): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value}x`;
  if (Array.isArray(value)) return [...value.slice(0, -1), changeValue(value.at(-1))];
  if (typeof value !== 'object' || value === null) return 1;
  const [[key, inner] = ['added', undefined], ...rest] = Object.entries(value);
  return { ...Object.fromEntries(rest), [key]: changeValue(inner) };
}

function changePayload({ type, ...payload }: EntryOf<'event'>['event']) {
  const [[key, value] = ['added', undefined], ...rest] = Object.entries<Json | undefined>(
    z.record(z.string(), Json).parse(payload),
  );
  return { ...Object.fromEntries(rest), [key]: changeValue(value), type };
}

const replaceEntry = (entries: readonly TraceEntry[], before: TraceEntry, after: TraceEntry[]) =>
  entries.flatMap((entry) => (entry === before ? after : [entry]));

/** What somebody can do to an event. */
export const changeNames = ['deletion', 'type', 'payload', 'order', 'duplication'] as const;
export type EventChange = (typeof changeNames)[number];

/** The ways in which somebody can change an event of a trace; null where there is nothing to change. */
const changes: Record<
  EventChange,
  (entries: readonly TraceEntry[], event: MachineEvent) => TraceEntry[] | null
> = {
  deletion: (entries, { entry }) => replaceEntry(entries, entry, []),
  type: (entries, { entry }) =>
    replaceEntry(entries, entry, [{ ...entry, event: { ...entry.event, type: 'retry' } }]),
  payload: (entries, { entry }) =>
    replaceEntry(entries, entry, [{ ...entry, event: changePayload(entry.event) }]),
  order: (entries, { entry, next }) => {
    if (next === undefined) return null;
    const swapped = entries.map((each) => {
      if (each === entry) return { ...next, seq: entry.seq };
      return each === next ? { ...entry, seq: next.seq } : each;
    });
    return JSON.stringify(swapped) === JSON.stringify(entries) ? null : swapped;
  },
  duplication: (entries, { entry }) => replaceEntry(entries, entry, [entry, entry]),
};

/** Whether somebody who opens the changed trace notices it. */
function isNoticed(trace: Trace, entries: TraceEntry[]): boolean {
  const parsed = parseTrace(JSON.stringify({ ...trace, entries }));
  return typeof parsed === 'string' || isAltered(parsed) || replay(parsed).divergences.length > 0;
}

/** Whether the replay notices the change of somebody who numbers the entries again and computes the checksum. */
function isNoticedByReplay(trace: Trace, entries: TraceEntry[]): boolean {
  const numbered = entries.map((entry, index) => ({ ...entry, seq: trace.droppedEntries + index }));
  const sealed = sealTrace({ ...trace, entries: numbered });
  if (isAltered(sealed)) throw new Error('The checksum was not computed again.');
  return replay(sealed).divergences.length > 0;
}

/** Whether the replay alone must notice a change: it notices whatever the behaviour of a machine depends on. */
function dependsOnBehaviour(change: EventChange, event: MachineEvent): boolean {
  const { entry, next, isFromMachine, isHandled, isBeforeAnotherType } = event;
  switch (change) {
    case 'deletion':
    case 'type':
      return isHandled;
    case 'payload':
      // The payload is an effect of the sender, even if the receiver does not read it.
      return isFromMachine && entry.event.type !== 'xstate.init';
    case 'order':
      return isHandled && next?.event.type !== entry.event.type;
    case 'duplication':
      // A machine that ends may have discarded the last of several equal events.
      return isBeforeAnotherType;
    default:
      return change satisfies never;
  }
}

/** The result of changes of events in one way. */
export interface ChangeReport {
  readonly total: number;
  /** The events whose change nobody notices who opens the trace. */
  readonly unnoticed: readonly string[];
  /** The events whose change the replay should have noticed without the help of the checksum. */
  readonly unnoticedByReplay: readonly string[];
}

/** Changes each of the events in one way and replays the result. */
export function tryChange(
  trace: Trace,
  events: readonly MachineEvent[],
  change: EventChange,
): ChangeReport {
  let total = 0;
  const unnoticed: string[] = [];
  const unnoticedByReplay: string[] = [];
  for (const event of events) {
    const changed = changes[change](trace.entries, event);
    if (changed === null) continue;
    total += 1;
    const { seq, actor, event: received } = event.entry;
    const description = `${seq}: ${actor} receives ${received.type}`;
    if (!isNoticed(trace, changed)) unnoticed.push(description);
    if (dependsOnBehaviour(change, event) && !isNoticedByReplay(trace, changed))
      unnoticedByReplay.push(description);
  }
  return { total, unnoticed, unnoticedByReplay };
}
