import type { StateValue } from 'xstate';

/** One visit to a state. @public */
export interface StateVisit {
  readonly state: string;
  /** When the state was entered, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * The states visited in one region. A region is a compound state: one of its children is active at a time.
 *
 * @public
 */
export interface RegionHistory {
  /** The active child; null while the region is not active. */
  readonly current: string | null;
  /** Oldest first, at most {@link maxVisits}. */
  readonly visits: readonly StateVisit[];
}

/**
 * The history of a machine by region. The key is the path of the region joined by dots; the root's is empty.
 *
 * @public
 */
export type StateHistory = Readonly<Record<string, RegionHistory>>;

/** How many visits are kept of each region; the oldest is dropped first. @public */
export const maxVisits = 100;

/** The active child of each active region. A parallel state has no entry of its own, only its regions do. */
function activeStates(
  value: StateValue,
  path = '',
  found: Record<string, string> = {},
): Record<string, string> {
  if (typeof value === 'string') {
    found[path] = value;
    return found;
  }
  const children = Object.entries(value);
  const [only] = children;
  if (only !== undefined && children.length === 1) found[path] = only[0];
  for (const [key, below] of children) {
    if (below !== undefined) activeStates(below, path === '' ? key : `${path}.${key}`, found);
  }
  return found;
}

/**
 * Adds the current states of a machine to its history. Returns the same object if no state has changed, so
 * that frequent calls are cheap.
 *
 * @param at milliseconds since 1970
 * @example
 * const history = recordStates({}, peer.getSnapshot().value, Date.now());
 * @public
 */
export function recordStates(history: StateHistory, value: StateValue, at: number): StateHistory {
  const active = activeStates(value);
  const changed: Record<string, RegionHistory> = {};
  for (const [key, state] of Object.entries(active)) {
    const region = history[key];
    if (region?.current === state) continue;
    const visits = [...(region?.visits ?? []).slice(1 - maxVisits), { state, at }];
    changed[key] = { current: state, visits };
  }
  for (const [key, region] of Object.entries(history)) {
    if (region.current !== null && active[key] === undefined) {
      changed[key] = { ...region, current: null };
    }
  }
  return Object.keys(changed).length === 0 ? history : { ...history, ...changed };
}
