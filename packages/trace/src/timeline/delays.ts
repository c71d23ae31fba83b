import type { TraceEntry } from '../format/format.ts';

/**
 * What became of a delay: it ran out and brought its event, it was cancelled, or its actor ended while it
 * ran, with which it ended too.
 */
export interface DelayEnd {
  readonly how: 'fired' | 'cancelled' | 'outlived';
  /** Of the entry that tells so. */
  readonly seq: number;
  readonly at: number;
}

/** One delay of one actor. */
export interface Delay {
  readonly actor: string;
  /** What names it within its actor. */
  readonly id: string;
  readonly ms: number | null;
  /** Of the entry with which it was started. */
  readonly seq: number;
  readonly at: number;
  /** Null while it runs. */
  readonly end: DelayEnd | null;
}

/** Every delay that a recording knows from its start. */
export interface Delays {
  /** In the order in which they were started. */
  readonly all: readonly Delay[];
  /** The delay that an entry started. */
  readonly startedBy: (seq: number) => Delay | undefined;
  /** The delays that an entry ended: several where an actor ended. */
  readonly endedBy: (seq: number) => readonly Delay[];
}

type Running = Delay & { end: DelayEnd | null };

/** The end that an entry is for delays of an actor: for the one of that name, or for all where none is named. */
interface Ending {
  readonly how: DelayEnd['how'];
  readonly actor: string;
  readonly id: string | null;
}

function endingOf(entry: TraceEntry): Ending | null {
  switch (entry.kind) {
    case 'delay':
      if (entry.phase === 'started') return null;
      return { how: 'cancelled', actor: entry.actor, id: entry.id };
    case 'event':
      if (entry.delay === undefined) return null;
      return { how: 'fired', actor: entry.from ?? entry.actor, id: entry.delay };
    case 'snapshot':
      return entry.status === 'active' ? null : { how: 'outlived', actor: entry.actor, id: null };
    default:
      return null;
  }
}

/** Takes out of the delays that run those that an end is for. Of several of one name it is the oldest. */
function take(running: Running[], id: string | null): Running[] {
  if (id === null) return running.splice(0);
  const place = running.findIndex((delay) => delay.id === id);
  return place === -1 ? [] : running.splice(place, 1);
}

function found(entries: readonly TraceEntry[]): Delays {
  const started = new Map<number, Running>();
  const ended = new Map<number, readonly Delay[]>();
  const running = new Map<string, Running[]>();
  for (const entry of entries) {
    const { seq, at, actor } = entry;
    if (entry.kind === 'delay' && entry.phase === 'started') {
      const delay: Running = { actor, id: entry.id, ms: entry.ms, seq, at, end: null };
      started.set(seq, delay);
      const others = running.get(actor);
      if (others === undefined) running.set(actor, [delay]);
      else others.push(delay);
      continue;
    }
    const ending = endingOf(entry);
    const of = ending && running.get(ending.actor);
    if (ending === null || !of) continue;
    const over = take(of, ending.id);
    if (over.length === 0) continue;
    for (const delay of over) delay.end = { how: ending.how, seq, at };
    ended.set(seq, over);
  }
  return {
    all: [...started.values()],
    startedBy: (seq) => started.get(seq),
    endedBy: (seq) => ended.get(seq) ?? [],
  };
}

const known = new WeakMap<readonly TraceEntry[], Delays>();

/** What became of each delay. A list is looked through once and must not change. */
export function delaysOf(entries: readonly TraceEntry[]): Delays {
  const before = known.get(entries);
  if (before !== undefined) return before;
  const delays = found(entries);
  known.set(entries, delays);
  return delays;
}
