import { assign, fromCallback, sendTo, setup } from 'xstate';
import { checkDelays } from './delays.ts';
import type { CheckReason, CheckOutcome, CheckResults, CheckStep } from './findings.ts';
import type { CheckContext, CheckEvent, CheckTag, ProbesCommand } from './types.ts';

/** The probes actor. packages/client provides the one that looks at a browser and its network. */
const probes = fromCallback<ProbesCommand>(() => {
  throw new Error('The check machine was started without a probes actor.');
});

const hasSucceeded = (results: CheckResults, step: CheckStep) => {
  const outcome = results[step]?.outcome;
  return outcome === 'passed' || outcome === 'warned';
};

/** How a step ended for reasons that the machine itself knows. */
interface StepVerdict {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  readonly reason: CheckReason | null;
}

/** The vocabulary of the check machine. */
export const checkSetup = setup({
  types: {
    context: {} as CheckContext,
    events: {} as CheckEvent,
    tags: {} as CheckTag,
  },
  actors: { probes },
  delays: checkDelays,
  guards: {
    isPrerequisiteFailed: ({ context: { results } }, needs: readonly CheckStep[]) =>
      needs.some((step) => results[step] !== undefined && !hasSucceeded(results, step)),
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
