import { assign, fromCallback, sendTo, setup } from 'xstate';
import { checkDelays } from './delays.ts';
import type { CheckReason } from './reasons.ts';
import type { CheckResults } from './results.ts';
import type { CheckOutcome, CheckStep } from './steps.ts';
import type { ProbesCommand } from './commands.ts';
import type { CheckContext, CheckEvent, CheckTag } from './types.ts';

/** Runs the steps on a browser and its network. packages/client provides the implementation. */
const probes = fromCallback<ProbesCommand>(() => {
  throw new Error('The check machine needs a probes actor.');
});

const hasSucceeded = (results: CheckResults, step: CheckStep) => {
  const outcome = results[step]?.outcome;
  return outcome === 'passed' || outcome === 'warned';
};

/** An outcome that the machine decides without the probes actor. */
interface StepVerdict {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  readonly reason: CheckReason | null;
}

/** Everything that the check machine refers to by name: actors, delays, guards and actions. */
export const checkSetup = setup({
  types: {
    context: {} as CheckContext,
    events: {} as CheckEvent,
    tags: {} as CheckTag,
  },
  actors: { probes },
  delays: checkDelays,
  guards: {
    isPrerequisiteFailed: ({ context: { results } }, required: readonly CheckStep[]) =>
      required.some((step) => results[step] !== undefined && !hasSucceeded(results, step)),
    isReadyToRun: ({ context: { results } }, before: readonly CheckStep[]) =>
      before.every((step) => results[step] !== undefined),
  },
  actions: {
    startStep: sendTo('probes', ({ context }, step: CheckStep) => ({
      type: 'startStep',
      step,
      results: context.results,
    })),
    stopStep: sendTo('probes', (_, step: CheckStep) => ({ type: 'stopStep', step })),
    releaseDevices: sendTo('probes', { type: 'releaseDevices' }),
    storeResult: assign(({ context, event }) =>
      'result' in event
        ? { results: { ...context.results, [event.result.step]: event.result } }
        : {},
    ),
    storeVerdict: assign(({ context }, { step, outcome, reason }: StepVerdict) => ({
      results: { ...context.results, [step]: { step, outcome, reason, finding: null } },
    })),
    clearResults: assign({ results: {} }),
  },
});
