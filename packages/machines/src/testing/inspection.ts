import type { InspectionEvent } from 'xstate';

type Inspector = (event: InspectionEvent) => void;

const inspectors = new Set<Inspector>();

/** Passes the inspection events of all harnesses to an inspector, for example to measure coverage. */
export function inspectHarnesses(inspector: Inspector): void {
  inspectors.add(inspector);
}

/** The inspector that the harnesses give to their actors. */
export const inspect: Inspector = (event) => {
  for (const inspector of inspectors) inspector(event);
};
