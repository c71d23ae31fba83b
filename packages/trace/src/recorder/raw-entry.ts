import { isMachineSnapshot, type InspectedMicrostepEvent } from 'xstate';
import type { EntryOf, TraceEntry } from '../format/format.ts';
import { toJson } from './to-json.ts';

/** A machine's transitions, as XState tells them. */
type Transitions = InspectedMicrostepEvent['_transitions'];

/** An entry as it is recorded: with references to what is immutable anyway, made plain when it is read. */
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

/** What an actor is, of which only a machine says more than whether it is there. */
export function machineStateOf(snapshot: unknown): { value: unknown; context: unknown } {
  if (!isMachineSnapshot(snapshot)) return { value: null, context: null };
  const value: unknown = snapshot.value;
  const context: unknown = snapshot.context;
  return { value, context };
}

/** The entry as it stands in a trace. */
export function toTraceEntry(seen: RawEntry): TraceEntry {
  switch (seen.kind) {
    case 'actor':
      return { ...seen, input: toJson(seen.input) };
    case 'event': {
      const { type } = seen.event;
      const event = toJson(seen.event);
      const fields = typeof event === 'object' && !Array.isArray(event) ? event : null;
      return { ...seen, event: { ...fields, type } };
    }
    case 'microstep': {
      const transitions = seen.transitions.map(({ source, target = [] }) => ({
        from: source.path.join('.'),
        to: target.map(({ path }) => path.join('.')),
      }));
      return { ...seen, transitions };
    }
    case 'action':
      return { ...seen, params: toJson(seen.params) };
    case 'delay':
      return seen;
    case 'snapshot':
      return { ...seen, value: toJson(seen.value), context: toJson(seen.context) };
    default:
      return seen satisfies never;
  }
}
