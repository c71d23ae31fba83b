import type { StatechartNode } from '../../src/statechart/statechart.ts';
import { code, table } from './markdown.ts';
import { formatNames, type Message } from './source/message-types.ts';

const formatPath = (chart: StatechartNode): string =>
  chart.path.length === 0 ? 'anywhere' : chart.path.join(' › ');

/** True where a state that listens to `descriptor` hears an event of this name. */
function matchesDescriptor(descriptor: string, name: string): boolean {
  if (!descriptor.endsWith('.*')) return descriptor === name;
  return name.startsWith(descriptor.slice(0, -1)) || name === descriptor.slice(0, -2);
}

/** The descriptors of the events to which a state listens. XState's own are shown by other words. */
const descriptorsOf = (chart: StatechartNode): string[] =>
  chart.transitions().map(({ event }) => event.replace(/^failed: /, 'xstate.error.actor.'));

function formatReceivingStates(names: readonly string[], all: readonly StatechartNode[]): string {
  const states = all.filter((chart) =>
    descriptorsOf(chart).some((descriptor) =>
      names.some(
        (name) => matchesDescriptor(descriptor, name) || matchesDescriptor(name, descriptor),
      ),
    ),
  );
  return states.map(formatPath).join(', ') || 'nowhere';
}

/** Names that are those of states stand in the order of these. */
function sortByStateOrder(names: readonly string[], all: readonly StatechartNode[]): string[] {
  const places = new Map(all.map(({ path }, place) => [path.join('.'), place]));
  const placeOf = (name: string) => places.get(name) ?? all.length;
  return names.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/**
 * A table of messages: their names, what they carry and what they mean; and, where the states of the machine
 * are given that hears them, in which of these it does.
 */
export function messageTable(
  title: 'Event' | 'Command',
  messages: readonly Message[],
  all: readonly StatechartNode[] = [],
): string {
  const rows = messages.map((message) => [
    formatNames(sortByStateOrder(message.names, all)),
    message.shape === '' ? '' : code([message.shape]),
    message.comment,
    all.length === 0 ? '' : formatReceivingStates(message.names, all),
  ]);
  return table([title, 'Carries', 'Meaning', 'Heard in'], rows);
}
