import { readStatechart, type StatechartNode } from '@visavis/machines/statechart';
import { machines } from '@visavis/trace';

const cache = new Map<string, StatechartNode>();

/** The statechart of a machine by its id; undefined for an unknown machine. */
export function chartOfMachine(id: string | null): StatechartNode | undefined {
  if (id === null) return undefined;
  const machine = Object.entries(machines).find(([name]) => name === id)?.[1];
  if (machine === undefined) return undefined;
  const chart = cache.get(id) ?? readStatechart(machine);
  cache.set(id, chart);
  return chart;
}
