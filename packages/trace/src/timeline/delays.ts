import type { TraceEntry } from '../format/format.ts';

/**
 * What became of a delay: it ran out and brought its event, it was cancelled, or its actor ended while it
 * ran, with which it ended too.
 */
export interface DelayEnd {
  readonly outcome: 'fired' | 'cancelled' | 'actorStopped';
  /** Of the entry that tells so. */
  readonly seq: number;
  readonly at: number;
}

/** One delay of one actor. */
export interface Delay {
  readonly actor: string;
  /** What names it within its actor. */
  readonly id: string;
  readonly delayMs: number | null;
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
  readonly startedAt: (seq: number) => Delay | undefined;
  /** The delays that an entry ended: several where an actor ended. */
  readonly endedAt: (seq: number) => readonly Delay[];
}

type RunningDelay = Delay & { end: DelayEnd | null };

/** The end that an entry is for delays of an actor: for the one of that name, or for all where none is named. */
interface DelayEnding {
  readonly outcome: DelayEnd['outcome'];
  readonly actor: string;
  readonly id: string | null;
}

function delayEndingOf(entry: TraceEntry): DelayEnding | null {
  switch (entry.kind) {
    case 'delay':
      if (entry.phase === 'started') return null;
      return { outcome: 'cancelled', actor: entry.actor, id: entry.id };
    case 'event':
      if (entry.delayId === undefined) return null;
      return { outcome: 'fired', actor: entry.from ?? entry.actor, id: entry.delayId };
    case 'snapshot':
      return entry.status === 'active'
        ? null
        : { outcome: 'actorStopped', actor: entry.actor, id: null };
    default:
      return null;
  }
}

/** Takes out of the delays that run those that an end is for. Of several of one name it is the oldest. */
function takeEnded(running: RunningDelay[], id: string | null): RunningDelay[] {
  if (id === null) return running.splice(0);
  const place = running.findIndex((delay) => delay.id === id);
  return place === -1 ? [] : running.splice(place, 1);
}

function collectDelays(entries: readonly TraceEntry[]): Delays {
  const started = new Map<number, RunningDelay>();
  const ended = new Map<number, readonly Delay[]>();
  const running = new Map<string, RunningDelay[]>();
  for (const entry of entries) {
    const { seq, at, actor } = entry;
    if (entry.kind === 'delay' && entry.phase === 'started') {
      const delay: RunningDelay = {
        actor,
        id: entry.id,
        delayMs: entry.delayMs,
        seq,
        at,
        end: null,
      };
      started.set(seq, delay);
      const others = running.get(actor);
      if (others === undefined) running.set(actor, [delay]);
      else others.push(delay);
      continue;
    }
    const ending = delayEndingOf(entry);
    const of = ending && running.get(ending.actor);
    if (ending === null || !of) continue;
    const over = takeEnded(of, ending.id);
    if (over.length === 0) continue;
    for (const delay of over) delay.end = { outcome: ending.outcome, seq, at };
    ended.set(seq, over);
  }
  return {
    all: [...started.values()],
    startedAt: (seq) => started.get(seq),
    endedAt: (seq) => ended.get(seq) ?? [],
  };
}

const cache = new WeakMap<readonly TraceEntry[], Delays>();

/** What became of each delay. A list is looked through once and must not change. */
export function delaysOf(entries: readonly TraceEntry[]): Delays {
  const before = cache.get(entries);
  if (before !== undefined) return before;
  const delays = collectDelays(entries);
  cache.set(entries, delays);
  return delays;
}
