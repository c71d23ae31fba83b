import type { Json, TraceEntry } from '../format/format.ts';
import { diffValues, type Difference } from '../timeline/differences.ts';

/** What a machine does to others in one step, in order; comparable, and nothing else. */
export type Effect =
  | { spawned: string; input: Json }
  | { stopped: Json }
  | { sentTo: string; event: Json }
  | { delayStarted: string; ms: number | null };

/** Whether an event is a deed of whoever sent it: not the beginning of a child, which is told by itself. */
export const isEffectEvent = (type: string): boolean => type !== 'xstate.init';

/** What an entry tells of the deeds of one actor. */
export function effectsOfEntry(
  entry: TraceEntry,
  key: string,
  plain: (value: unknown) => Json,
): Effect[] {
  switch (entry.kind) {
    case 'actor':
      return entry.parent === key ? [{ spawned: entry.id, input: plain(entry.input) }] : [];
    case 'event': {
      const { from, actor, event } = entry;
      if (from !== key || !isEffectEvent(event.type)) return [];
      return [{ sentTo: actor, event: plain(event) }];
    }
    case 'action':
      if (entry.actor !== key || entry.action !== 'xstate.stopChild') return [];
      return entry.params === null ? [] : [{ stopped: entry.params }];
    case 'delay':
      if (entry.actor !== key || entry.phase === 'cancelled') return [];
      return [{ delayStarted: entry.id, ms: entry.delayMs }];
    case 'microstep':
    case 'snapshot':
      return [];
    default:
      return entry satisfies never;
  }
}

/**
 * Where what was done differs: between what both begin with and what both end with, so that one deed more
 * or less does not make all after it look different.
 */
export function diffEffects(before: readonly Effect[], after: readonly Effect[]): Difference[] {
  const least = Math.min(before.length, after.length);
  const same = (one: number, other: number) =>
    diffValues(before.at(one), after.at(other)).length === 0;
  let start = 0;
  while (start < least && same(start, start)) start += 1;
  let end = 0;
  while (end < least - start && same(-1 - end, -1 - end)) end += 1;
  const missing = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  if (missing.length === 0 && fresh.length === 0) return [];
  const path = ['effects', String(start)];
  const [one] = missing;
  const [other] = fresh;
  if (missing.length === 1 && fresh.length === 1) {
    return diffValues(one, other, path);
  }
  return [{ path, before: missing, after: fresh }];
}
