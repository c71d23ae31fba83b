import type { Random } from '../random/random.ts';
import type { Simulation } from './simulation.ts';

/** A run in progress. */
export interface RunContext {
  readonly simulation: Simulation;
  readonly random: Random;
  /** Schedules what users do after some milliseconds. They do nothing any more once all faults have ended. */
  readonly scheduleUserAction: (delayMs: number, action: () => void) => void;
  /** Adds a line with the current time to the log of the run. */
  readonly log: (message: string) => void;
  readonly violations: string[];
  /** Whether the run waits for a fixed time where most runs wait until nothing is under way any more. */
  readonly waitsInFull: boolean;
}
