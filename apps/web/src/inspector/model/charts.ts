import { chartOf, type Chart } from '@visavis/client/chart';
import { machines } from '@visavis/trace';

const known = new Map<string, Chart>();

/** The chart of a machine by its id; undefined where this page knows none of that name. */
export function chartOfMachine(id: string | null): Chart | undefined {
  if (id === null) return undefined;
  const machine = Object.entries(machines).find(([name]) => name === id)?.[1];
  if (machine === undefined) return undefined;
  const chart = known.get(id) ?? chartOf(machine);
  known.set(id, chart);
  return chart;
}
