import type { transitionsOf } from '@visavis/machines/xstate-internals';
import { isMachineSnapshot } from 'xstate';
import type { EntryOf, TraceEntry } from '../format/format.ts';
import { toJson } from './to-json.ts';

type Transitions = ReturnType<typeof transitionsOf>;

/** An entry as it is recorded: it refers to immutable data, which becomes JSON when the entry is read. */
export type RawEntry = Pick<TraceEntry, 'seq' | 'at' | 'actor'> &
  (
    | (Pick<EntryOf<'actor'>, 'kind' | 'parent' | 'id' | 'machine'> & { readonly input: unknown })
    | (Pick<EntryOf<'event'>, 'kind' | 'from' | 'delayId'> & {
        readonly event: { readonly type: string };
      })
    | (Pick<EntryOf<'microstep'>, 'kind' | 'event'> & { readonly transitions: Transitions })
    | (Pick<EntryOf<'action'>, 'kind' | 'action'> & { readonly params: unknown })
    | Pick<EntryOf<'delay'>, 'kind' | 'phase' | 'id' | 'delayMs'>
    | (Pick<EntryOf<'snapshot'>, 'kind' | 'event' | 'status'> & {
        readonly value: unknown;
        readonly context: unknown;
      })
  );

/** The state value and context of a machine's snapshot; null for other actors. */
export function machineStateOf(snapshot: unknown): { value: unknown; context: unknown } {
  if (!isMachineSnapshot(snapshot)) return { value: null, context: null };
  const value: unknown = snapshot.value;
  const context: unknown = snapshot.context;
  return { value, context };
}

/** The entry in the format of a trace. */
export function toTraceEntry(raw: RawEntry): TraceEntry {
  switch (raw.kind) {
    case 'actor':
      return { ...raw, input: toJson(raw.input) };
    case 'event': {
      const { type } = raw.event;
      const event = toJson(raw.event);
      const fields = typeof event === 'object' && !Array.isArray(event) ? event : null;
      return { ...raw, event: { ...fields, type } };
    }
    case 'microstep': {
      const transitions = raw.transitions.map(({ source, target = [] }) => ({
        from: source.path.join('.'),
        to: target.map(({ path }) => path.join('.')),
      }));
      return { ...raw, transitions };
    }
    case 'action':
      return { ...raw, params: toJson(raw.params) };
    case 'delay':
      return raw;
    case 'snapshot':
      return { ...raw, value: toJson(raw.value), context: toJson(raw.context) };
    default:
      return raw satisfies never;
  }
}
