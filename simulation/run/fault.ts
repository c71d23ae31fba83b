import type { Random } from '../random/random.ts';
import type { Simulation } from './simulation.ts';

/** A random event of a run: a failure of the server or the network, or a user action. */
export interface Fault {
  readonly name: string;
  /** The relative probability. */
  readonly weight: number;
  /** Injects the fault and returns its details for the log; null if it is not possible now. */
  readonly inject: (simulation: Simulation, random: Random) => string | null;
}

/** Injects one of several faults. @returns a line for the log */
export function injectRandomFault(
  faults: readonly Fault[],
  simulation: Simulation,
  random: Random,
): string {
  const totalWeight = faults.reduce((sum, { weight }) => sum + weight, 0);
  for (;;) {
    let remaining = random() * totalWeight;
    const fault = faults.find(({ weight }) => (remaining -= weight) < 0);
    const details = fault?.inject(simulation, random) ?? null;
    if (fault !== undefined && details !== null) return `${fault.name}: ${details}`;
  }
}
