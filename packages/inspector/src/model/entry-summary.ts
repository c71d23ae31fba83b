import type { Json, TraceEntry } from '@visavis/trace';
import { useText } from '@visavis/text/solid';
import { entriesText } from '../text/messages/entries.ts';
import { inspectorText } from '../text/messages/inspector.ts';
import { describeDelayStart } from './delays.ts';
import { formatEventName } from './event-name.ts';
import { innermostActiveStates } from './active-states.ts';

/** Formats a transition. Without a target state it only executes actions. */
function formatTransition({ from, to }: { from: string; to: readonly string[] }): string {
  const text = useText(entriesText);
  if (to.length === 0 || (to.length === 1 && to[0] === from)) {
    return from === '' ? text.actionsOnly : text.actionsOnlyIn({ state: from });
  }
  return text.transition({ from: from === '' ? text.anyState : from, to: to.join(', ') });
}

/** The event type in the parameters of one of XState's own actions; empty if there is none. */
function formatActionSubject(params: Json): string {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return '';
  const { event } = params;
  if (typeof event === 'string') return ` ${event}`;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return '';
  return typeof event['type'] === 'string' ? ` ${event['type']}` : '';
}

/** How XState's machines write transitions without an event. */
const transientEvent = 'always';
const builtInPrefix = /^xstate\./;

/** Summarises an entry in one line. */
export function summarizeEntry(entry: TraceEntry): string {
  const text = useText(entriesText);
  switch (entry.kind) {
    case 'actor':
      return entry.machine === null
        ? text.started
        : text.machineStarted({ machine: entry.machine });
    case 'event':
      return formatEventName(entry.event.type);
    case 'microstep':
      if (entry.transitions.length === 0) {
        const event = entry.event === '' ? transientEvent : formatEventName(entry.event);
        return text.noTransition({ event });
      }
      return entry.transitions.map(formatTransition).join('; ');
    case 'action':
      if (!builtInPrefix.test(entry.action)) return entry.action;
      return entry.action.replace(builtInPrefix, '') + formatActionSubject(entry.params);
    case 'delay':
      return entry.phase === 'started'
        ? describeDelayStart(entry)
        : text.delayCancelled({ name: formatEventName(entry.id) });
    case 'snapshot': {
      const { actorStatus } = useText(inspectorText);
      if (entry.status !== 'active') return actorStatus[entry.status];
      return entry.value === null
        ? actorStatus.active
        : innermostActiveStates(entry.value).join('  ');
    }
    default:
      return entry satisfies never;
  }
}
