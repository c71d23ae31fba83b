import type { Json, TraceEntry } from '@visavis/trace';

type EntryBody = TraceEntry extends infer Entry
  ? Entry extends TraceEntry
    ? Omit<Entry, 'seq' | 'at'>
    : never
  : never;

/** Numbers entries from 0, one per millisecond. */
export const numbered = (...bodies: readonly EntryBody[]): readonly TraceEntry[] =>
  bodies.map((body, seq) => ({ ...body, seq, at: seq }));

export const actorEntry = (
  actor: string,
  parent: string | null,
  id: string,
  machine: string | null,
): EntryBody => ({ kind: 'actor', actor, parent, id, machine, input: null });

export const eventEntry = (actor: string, from: string | null, type: string): EntryBody => ({
  kind: 'event',
  actor,
  from,
  event: { type },
});

export const microstepEntry = (
  actor: string,
  event: string,
  from: string,
  to: string,
): EntryBody => ({
  kind: 'microstep',
  actor,
  event,
  transitions: [{ from, to: [to] }],
});

export const snapshotEntry = (
  actor: string,
  event: string,
  value: Json,
  context: Json = {},
): EntryBody => ({
  kind: 'snapshot',
  actor,
  event,
  status: 'active',
  value,
  context,
});

/** The entries of a call that joins a room. */
export const joiningEntries = numbered(
  actorEntry('x:0', null, 'x:0', 'call'),
  snapshotEntry('x:0', 'xstate.init', 'idle', { members: [] }),
  actorEntry('x:1', 'x:0', 'signaling', 'signaling'),
  snapshotEntry('x:1', 'xstate.init', 'idle'),
  actorEntry('x:2', 'x:1', 'server', null),
  eventEntry('x:0', null, 'join'),
  microstepEntry('x:0', 'join', 'idle', 'joining'),
  eventEntry('x:1', 'x:0', 'join'),
  snapshotEntry('x:0', 'join', 'joining', { members: [] }),
  eventEntry('x:2', 'x:1', 'join'),
  snapshotEntry('x:1', 'join', { online: 'joining' }),
  eventEntry('x:1', 'x:2', 'server.joined'),
  snapshotEntry('x:1', 'server.joined', { online: 'joined' }),
  eventEntry('x:0', 'x:1', 'signaling.online'),
  microstepEntry('x:0', 'signaling.online', 'joining', 'inRoom.alone'),
  snapshotEntry('x:0', 'signaling.online', { inRoom: 'alone' }, { members: [] }),
);
