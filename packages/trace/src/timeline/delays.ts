import type { TraceEntry } from '../format/format.ts';

/** How a delay ended: it expired and sent its event, it was cancelled, or its actor ended before. */
export interface DelayEnd {
  readonly outcome: 'fired' | 'cancelled' | 'actorStopped';
  /** The `seq` of the entry that records the end. */
  readonly seq: number;
  readonly at: number;
}

/** One delay of one actor. */
export interface Delay {
  readonly actor: string;
  /** Identifies the delay within its actor. */
  readonly id: string;
  readonly delayMs: number | null;
  /** The `seq` of the entry that started it. */
  readonly seq: number;
  readonly at: number;
  /** Null while it is running. */
  readonly end: DelayEnd | null;
}

/** All delays whose start is in a recording. */
export interface Delays {
  /** In the order of their starts. */
  readonly all: readonly Delay[];
  /** The delay that an entry started. */
  readonly startedBy: (seq: number) => Delay | undefined;
  /** The delays that an entry ended: several if it is the end of an actor. */
  readonly endedBy: (seq: number) => readonly Delay[];
}

type RunningDelay = Delay & { end: DelayEnd | null };

/** The end of one delay of an actor, or of all if `id` is null. */
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

/** Removes the ended delays from the running ones: the oldest one with the id, or all if the id is null. */
function takeEnded(running: RunningDelay[], id: string | null): RunningDelay[] {
  if (id === null) return running.splice(0);
  const index = running.findIndex((delay) => delay.id === id);
  return index === -1 ? [] : running.splice(index, 1);
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
    const candidates = ending && running.get(ending.actor);
    if (ending === null || !candidates) continue;
    const endedDelays = takeEnded(candidates, ending.id);
    if (endedDelays.length === 0) continue;
    for (const delay of endedDelays) delay.end = { outcome: ending.outcome, seq, at };
    ended.set(seq, endedDelays);
  }
  return {
    all: [...started.values()],
    startedBy: (seq) => started.get(seq),
    endedBy: (seq) => ended.get(seq) ?? [],
  };
}

const cache = new WeakMap<readonly TraceEntry[], Delays>();

/** Finds the start and end of each delay. The result is cached for the array, which must not change. */
export function delaysOf(entries: readonly TraceEntry[]): Delays {
  const cached = cache.get(entries);
  if (cached !== undefined) return cached;
  const delays = collectDelays(entries);
  cache.set(entries, delays);
  return delays;
}
