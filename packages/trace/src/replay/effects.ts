import { initEventType } from '@visavis/machines/xstate-internals';
import type { Json, TraceEntry } from '../format/format.ts';
import { diffValues, type Difference } from '../timeline/differences.ts';

/** One thing that a machine did to others in a step. */
export type Effect =
  | { spawned: string; input: Json }
  | { stopped: Json }
  | { sentTo: string; event: Json }
  | { delayStarted: string; delayMs: number | null };

/** Whether an event is an effect of its sender. The initial event of a child belongs to the effect `spawned`. */
export const isEffectEvent = (type: string): boolean => type !== initEventType;

/** The effects of one actor that an entry records: one or none. */
export function effectsOfEntry(
  entry: TraceEntry,
  key: string,
  restore: (value: unknown) => Json,
): Effect[] {
  switch (entry.kind) {
    case 'actor':
      return entry.parent === key ? [{ spawned: entry.id, input: restore(entry.input) }] : [];
    case 'event': {
      const { from, actor, event } = entry;
      if (from !== key || !isEffectEvent(event.type)) return [];
      return [{ sentTo: actor, event: restore(event) }];
    }
    case 'action':
      if (entry.actor !== key || entry.action !== 'xstate.stopChild') return [];
      return entry.params === null ? [] : [{ stopped: entry.params }];
    case 'delay':
      if (entry.actor !== key || entry.phase === 'cancelled') return [];
      return [{ delayStarted: entry.id, delayMs: entry.delayMs }];
    case 'microstep':
    case 'snapshot':
      return [];
    default:
      return entry satisfies never;
  }
}

/**
 * The difference between two lists of effects, without their common start and end: one additional effect does
 * not make all later ones different.
 */
export function diffEffects(before: readonly Json[], after: readonly Json[]): Difference[] {
  const shorterLength = Math.min(before.length, after.length);
  const isSame = (index: number, otherIndex: number) =>
    diffValues(before.at(index), after.at(otherIndex)).length === 0;
  let start = 0;
  while (start < shorterLength && isSame(start, start)) start += 1;
  let end = 0;
  while (end < shorterLength - start && isSame(-1 - end, -1 - end)) end += 1;
  const missing = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  if (missing.length === 0 && added.length === 0) return [];
  const path = ['effects', String(start)];
  if (missing.length === 1 && added.length === 1) return diffValues(missing[0], added[0], path);
  return [{ path, before: missing, after: added }];
}
