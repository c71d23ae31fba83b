import type { Json, TraceEntry } from '@visavis/trace';
import { inspectorWords } from '../../words/inspector.ts';
import { eventName } from './event-name.ts';
import { innermost } from './lit.ts';

/** One transition as one text; several targets are joined, none means that it only acts. */
const transitionText = ({ from, to }: { from: string; to: readonly string[] }): string =>
  to.length === 0 || (to.length === 1 && to[0] === from)
    ? inspectorWords.staysIn(from)
    : `${from === '' ? inspectorWords.anyState : from} → ${to.join(', ')}`;

/** What an action of XState's was given, as far as it says what the action is about. */
function aboutOf(params: Json): string {
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return '';
  const { event } = params;
  if (typeof event === 'string') return ` ${event}`;
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return '';
  return typeof event['type'] === 'string' ? ` ${event['type']}` : '';
}

const BUILT_IN = /^xstate\./;

/** What an entry says, on one line. */
export function summaryOf(entry: TraceEntry): string {
  const { began, noTransition, delayStarted, delayCancelled, ended } = inspectorWords;
  switch (entry.kind) {
    case 'actor':
      return began(entry.machine);
    case 'event':
      return eventName(entry.event.type);
    case 'microstep':
      if (entry.transitions.length === 0) return noTransition(eventName(entry.event));
      return entry.transitions.map(transitionText).join('; ');
    case 'action':
      if (!BUILT_IN.test(entry.action)) return entry.action;
      return entry.action.replace(BUILT_IN, '') + aboutOf(entry.params);
    case 'delay':
      return entry.phase === 'started'
        ? delayStarted(eventName(entry.id), entry.ms)
        : delayCancelled(eventName(entry.id));
    case 'snapshot':
      if (entry.status !== 'active') return ended[entry.status];
      return entry.value === null ? ended.active : innermost(entry.value).join('  ');
    default:
      return entry satisfies never;
  }
}
