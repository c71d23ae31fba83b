import type { StateValue } from 'xstate';

/** One stay in a state. */
export interface StateVisit {
  readonly state: string;
  /** When it was entered, in milliseconds since 1970. */
  readonly at: number;
}

/** The way through one region, which is a state of whose children one at a time is active. */
export interface RegionHistory {
  /** The child that is active; null while the region itself is not. */
  readonly current: string | null;
  /** From the oldest to the newest, at most {@link maxVisits}. */
  readonly visits: readonly StateVisit[];
}

/** The ways through a machine, by region: the keys that lead to it, joined by dots. The root's is empty. */
export type StateHistory = Readonly<Record<string, RegionHistory>>;

/** How many visits are remembered of each region; the oldest goes first. */
export const maxVisits = 100;

/** Where each active region stands. Of a parallel state only the regions in it do. */
function activeStates(
  value: StateValue,
  path = '',
  found: Record<string, string> = {},
): Record<string, string> {
  if (typeof value === 'string') {
    found[path] = value;
    return found;
  }
  const inner = Object.entries(value);
  const [only] = inner;
  if (only !== undefined && inner.length === 1) found[path] = only[0];
  for (const [key, below] of inner) {
    if (below !== undefined) activeStates(below, path === '' ? key : `${path}.${key}`, found);
  }
  return found;
}

/**
 * The journey with what a machine is in now. It stays the same object where nothing has changed, so that
 * what happens often costs little.
 *
 * @param at milliseconds since 1970
 */
export function recordStates(journey: StateHistory, value: StateValue, at: number): StateHistory {
  const here = activeStates(value);
  const changed: Record<string, RegionHistory> = {};
  for (const [region, state] of Object.entries(here)) {
    const trail = journey[region];
    if (trail?.current === state) continue;
    const visits = [...(trail?.visits ?? []).slice(1 - maxVisits), { state, at }];
    changed[region] = { current: state, visits };
  }
  for (const [region, trail] of Object.entries(journey)) {
    if (trail.current !== null && here[region] === undefined)
      changed[region] = { ...trail, current: null };
  }
  return Object.keys(changed).length === 0 ? journey : { ...journey, ...changed };
}
