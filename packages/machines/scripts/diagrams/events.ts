import type { Chart } from '../../src/chart/chart.ts';
import { code, table } from './markdown.ts';
import { spelled, type Message } from './source/messages.ts';

const nameOf = (chart: Chart): string =>
  chart.path.length === 0 ? 'anywhere' : chart.path.join(' › ');

/** True where a state that listens to `descriptor` hears an event of this name. */
function hears(descriptor: string, name: string): boolean {
  if (!descriptor.endsWith('.*')) return descriptor === name;
  return name.startsWith(descriptor.slice(0, -1)) || name === descriptor.slice(0, -2);
}

/** The descriptors of the events to which a state listens. XState's own are shown by other words. */
const listensTo = (chart: Chart): string[] =>
  chart.edges().map(({ event }) => event.replace(/^failed: /, 'xstate.error.actor.'));

function heardIn(names: readonly string[], all: readonly Chart[]): string {
  const states = all.filter((chart) =>
    listensTo(chart).some((descriptor) =>
      names.some((name) => hears(descriptor, name) || hears(name, descriptor)),
    ),
  );
  return states.map(nameOf).join(', ') || 'nowhere';
}

/** Names that are those of states stand in the order of these. */
function ordered(names: readonly string[], all: readonly Chart[]): string[] {
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
  all: readonly Chart[] = [],
): string {
  const rows = messages.map((message) => [
    spelled(ordered(message.names, all)),
    message.shape === '' ? '' : code([message.shape]),
    message.meaning,
    all.length === 0 ? '' : heardIn(message.names, all),
  ]);
  return table([title, 'Carries', 'Meaning', 'Heard in'], rows);
}
