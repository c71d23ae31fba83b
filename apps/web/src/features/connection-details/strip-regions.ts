import { allStates, type StatechartNode } from '@visavis/client/statechart';
import { translatedDescription } from '@visavis/text/solid';
import type { StateValue } from 'xstate';

/** One state of a strip. */
export interface StripState {
  readonly name: string;
  /** The description of the state, in the current language. */
  readonly description: string;
}

/** One region of a machine, which is drawn as a strip. */
export interface StripRegion {
  /** The path of the region joined by dots, as the keys of a state history. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** How many compound states contain the region. */
  readonly depth: number;
  /** In the order of the machine, which is the usual order of visits. */
  readonly states: readonly StripState[];
}

const nestingDepth = ({ parent }: StatechartNode): number =>
  parent === undefined ? 0 : nestingDepth(parent) + (parent.type === 'compound' ? 1 : 0);

/** The strips of a machine: one for each compound state. */
export function stripRegions(machine: StatechartNode): readonly StripRegion[] {
  return allStates(machine)
    .filter(({ type }) => type === 'compound')
    .map((chart) => ({
      key: chart.path.join('.'),
      name: chart.name,
      description: translatedDescription(chart),
      depth: nestingDepth(chart),
      states: chart.children.map((state) => ({
        name: state.name,
        description: translatedDescription(state),
      })),
    }));
}

/** Whether a machine with this value is in the state with this path. */
function isInState(value: StateValue | undefined, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (value === undefined) return false;
  if (key === undefined) return true;
  if (typeof value === 'string') return value === key && rest.length === 0;
  return isInState(value[key], rest);
}

/** The descriptions of all active states, outermost first. */
export function describeState(machine: StatechartNode, value: StateValue): string {
  return allStates(machine)
    .filter(({ parent, path }) => parent !== undefined && isInState(value, path))
    .map(translatedDescription)
    .join(' ');
}
