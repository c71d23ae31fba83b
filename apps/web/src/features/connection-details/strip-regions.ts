import { allStates, type StatechartNode } from '@visavis/client/statechart';
import type { StateValue } from 'xstate';

/** One state on a rail. */
export interface StripState {
  readonly name: string;
  /** What the machine says of it. */
  readonly description: string;
}

/** One region of a machine, to be drawn as a rail. */
export interface StripRegion {
  /** The keys that lead to the region, joined by dots, as in a journey. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** How many regions it is nested in, one state within another. */
  readonly depth: number;
  /** In the order in which they are written, which is the one in which they are normally passed. */
  readonly states: readonly StripState[];
}

const nestingDepth = ({ parent }: StatechartNode): number =>
  parent === undefined ? 0 : nestingDepth(parent) + (parent.type === 'compound' ? 1 : 0);

/** The rails of a machine: one for each state of whose children one at a time is active. */
export function stripRegions(machine: StatechartNode): readonly StripRegion[] {
  return allStates(machine)
    .filter(({ type }) => type === 'compound')
    .map((chart) => ({
      key: chart.path.join('.'),
      name: chart.name,
      description: chart.description,
      depth: nestingDepth(chart),
      states: chart.children.map(({ name, description }) => ({ name, description })),
    }));
}

/** Whether a machine with this value is in the state to which the keys lead. */
function isInState(value: StateValue | undefined, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (value === undefined) return false;
  if (key === undefined) return true;
  if (typeof value === 'string') return value === key && rest.length === 0;
  return isInState(value[key], rest);
}

/** What a machine says of the states that it is in, from the outside in. */
export function describeState(machine: StatechartNode, value: StateValue): string {
  return allStates(machine)
    .filter(({ parent, path }) => parent !== undefined && isInState(value, path))
    .map(({ description }) => description)
    .join(' ');
}
