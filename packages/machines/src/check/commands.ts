import { fields, type CommandOf } from '../commands/commands.ts';
import type { CheckResults } from './results.ts';
import type { CheckStep } from './steps.ts';

/** Commands to the probes actor, which runs the steps. */
export const probesCommands = {
  /** Runs a step, given the results so far. */
  startStep: fields<{ readonly step: CheckStep; readonly results: CheckResults }>(),
  /** Aborts a step, if it is still running. */
  stopStep: fields<{ readonly step: CheckStep }>(),
  /** Releases camera and microphone. */
  releaseDevices: fields(),
};
export type ProbesCommand = CommandOf<typeof probesCommands>;
