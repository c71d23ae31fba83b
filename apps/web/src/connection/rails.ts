import { everyState, type Chart } from '@visavis/client/chart';
import type { StateValue } from 'xstate';

/** One state on a rail. */
export interface Stop {
  readonly name: string;
  /** What the machine says of it. */
  readonly description: string;
}

/** One region of a machine, to be drawn as a rail. */
export interface Rail {
  /** The keys that lead to the region, joined by dots, as in a journey. */
  readonly region: string;
  readonly name: string;
  readonly description: string;
  /** How many regions it is nested in, one state within another. */
  readonly depth: number;
  /** In the order in which they are written, which is the one in which they are normally passed. */
  readonly stops: readonly Stop[];
}

const depthOf = ({ parent }: Chart): number =>
  parent === undefined ? 0 : depthOf(parent) + (parent.type === 'compound' ? 1 : 0);

/** The rails of a machine: one for each state of whose children one at a time is active. */
export function railsOf(machine: Chart): readonly Rail[] {
  return everyState(machine)
    .filter(({ type }) => type === 'compound')
    .map((chart) => ({
      region: chart.path.join('.'),
      name: chart.name,
      description: chart.description,
      depth: depthOf(chart),
      stops: chart.children.map(({ name, description }) => ({ name, description })),
    }));
}

/** Whether a machine with this value is in the state to which the keys lead. */
function isIn(value: StateValue | undefined, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (value === undefined) return false;
  if (key === undefined) return true;
  if (typeof value === 'string') return value === key && rest.length === 0;
  return isIn(value[key], rest);
}

/** What a machine says of the states that it is in, from the outside in. */
export function descriptionOf(machine: Chart, value: StateValue): string {
  return everyState(machine)
    .filter(({ parent, path }) => parent !== undefined && isIn(value, path))
    .map(({ description }) => description)
    .join(' ');
}
