import type { Json, TraceEntry } from '@visavis/trace';
import { inspectorText } from '../text/inspector.ts';
import { formatEventName } from './event-name.ts';
import { innermostActiveStates } from './active-states.ts';

/** Formats a transition. Without a target state it only executes actions. */
const formatTransition = ({ from, to }: { from: string; to: readonly string[] }): string =>
  to.length === 0 || (to.length === 1 && to[0] === from)
    ? inspectorText.staysIn(from)
    : `${from === '' ? inspectorText.anyState : from} → ${to.join(', ')}`;

/** The event type in the parameters of one of XState's own actions; empty if there is none. */
function formatActionSubject(params: Json): string {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return '';
  const { event } = params;
  if (typeof event === 'string') return ` ${event}`;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return '';
  return typeof event['type'] === 'string' ? ` ${event['type']}` : '';
}

const builtInPrefix = /^xstate\./;

/** Summarises an entry in one line. */
export function summarizeEntry(entry: TraceEntry): string {
  const { started, noTransition, delayStarted, delayCancelled, actorStatus } = inspectorText;
  switch (entry.kind) {
    case 'actor':
      return started(entry.machine);
    case 'event':
      return formatEventName(entry.event.type);
    case 'microstep':
      if (entry.transitions.length === 0) return noTransition(formatEventName(entry.event));
      return entry.transitions.map(formatTransition).join('; ');
    case 'action':
      if (!builtInPrefix.test(entry.action)) return entry.action;
      return entry.action.replace(builtInPrefix, '') + formatActionSubject(entry.params);
    case 'delay':
      return entry.phase === 'started'
        ? delayStarted(formatEventName(entry.id), entry.delayMs)
        : delayCancelled(formatEventName(entry.id));
    case 'snapshot':
      if (entry.status !== 'active') return actorStatus[entry.status];
      return entry.value === null
        ? actorStatus.active
        : innermostActiveStates(entry.value).join('  ');
    default:
      return entry satisfies never;
  }
}
