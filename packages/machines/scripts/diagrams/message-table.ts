import type { StatechartNode } from '../../src/statechart/statechart.ts';
import { code, table } from './markdown.ts';
import type { Message } from './source/message-types.ts';

/** With more names than this, the parts of the names are listed instead. */
const maxListedNames = 12;

/**
 * Names as text. If they are many, and are all combinations of some first and second parts, only the parts are
 * listed.
 */
export function formatNames(names: readonly string[]): string {
  const parts = names.map((name) => name.split('.'));
  const firstParts = [...new Set(parts.map(([head = '']) => head))];
  const secondParts = [...new Set(parts.map(([, ...tail]) => `.${tail.join('.')}`))];
  const isProduct = names.length === firstParts.length * secondParts.length;
  if (names.length <= maxListedNames || !isProduct) return code(names);
  return `each of (${code(firstParts)}) with each of (${code(secondParts)})`;
}

const formatState = ({ path }: StatechartNode): string =>
  path.length === 0 ? 'any state' : path.join(' › ');

/** Whether an event descriptor of a state matches an event of this name. */
function matchesDescriptor(descriptor: string, name: string): boolean {
  if (!descriptor.endsWith('.*')) return descriptor === name;
  return name.startsWith(descriptor.slice(0, -1)) || name === descriptor.slice(0, -2);
}

/** The event descriptors of a state, with the original names of XState's own events. */
const descriptorsOf = (state: StatechartNode): string[] =>
  state.transitions().map(({ event }) => event.replace(/^failed: /, 'xstate.error.actor.'));

function formatReceivingStates(names: readonly string[], all: readonly StatechartNode[]): string {
  const states = all.filter((state) =>
    descriptorsOf(state).some((descriptor) =>
      names.some(
        (name) => matchesDescriptor(descriptor, name) || matchesDescriptor(name, descriptor),
      ),
    ),
  );
  return states.map(formatState).join(', ') || 'none';
}

/** Sorts names of states by the order in which the machine declares the states. */
function sortByStateOrder(names: readonly string[], all: readonly StatechartNode[]): string[] {
  const positions = new Map(all.map(({ path }, position) => [path.join('.'), position]));
  const positionOf = (name: string) => positions.get(name) ?? all.length;
  return names.toSorted((one, other) => positionOf(one) - positionOf(other));
}

/**
 * A table of messages.
 *
 * @param all the states of the machine that receives them, to list those that handle each message
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
  return table([title, 'Fields', 'Meaning', 'Handled in'], rows);
}
