import type { Json, TraceEntry } from '@visavis/trace';

type Body = TraceEntry extends infer Entry
  ? Entry extends TraceEntry
    ? Omit<Entry, 'seq' | 'at'>
    : never
  : never;

/** Numbers entries from 0, a millisecond apart. */
export const recorded = (...bodies: readonly Body[]): readonly TraceEntry[] =>
  bodies.map((body, seq) => ({ ...body, seq, at: seq }));

export const began = (
  actor: string,
  parent: string | null,
  id: string,
  machine: string | null,
): Body => ({ kind: 'actor', actor, parent, id, machine, input: null });

export const got = (actor: string, from: string | null, type: string): Body => ({
  kind: 'event',
  actor,
  from,
  event: { type },
});

export const moved = (actor: string, event: string, from: string, to: string): Body => ({
  kind: 'microstep',
  actor,
  event,
  transitions: [{ from, to: [to] }],
});

export const stood = (actor: string, event: string, value: Json, context: Json = {}): Body => ({
  kind: 'snapshot',
  actor,
  event,
  status: 'active',
  value,
  context,
});

/** A call that is being joined, and its connection to the server. */
export const joining = recorded(
  began('x:0', null, 'x:0', 'call'),
  stood('x:0', 'xstate.init', 'idle', { members: [] }),
  began('x:1', 'x:0', 'signaling', 'signaling'),
  stood('x:1', 'xstate.init', 'idle'),
  began('x:2', 'x:1', 'link', null),
  got('x:0', null, 'join'),
  moved('x:0', 'join', 'idle', 'joining'),
  got('x:1', 'x:0', 'join'),
  stood('x:0', 'join', 'joining', { members: [] }),
  got('x:2', 'x:1', 'join'),
  stood('x:1', 'join', { online: 'joining' }),
  got('x:1', 'x:2', 'link.joined'),
  stood('x:1', 'link.joined', { online: 'joined' }),
  got('x:0', 'x:1', 'signaling.online'),
  moved('x:0', 'signaling.online', 'joining', 'inRoom.alone'),
  stood('x:0', 'signaling.online', { inRoom: 'alone' }, { members: [] }),
);
