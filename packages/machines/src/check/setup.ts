import { assign, fromCallback, sendTo, setup } from 'xstate';
import { checkDelays } from './delays.ts';
import type { CheckReason, Outcome, Results, Step } from './findings.ts';
import type { CheckContext, CheckEvent, CheckTag, ProbesCommand } from './types.ts';

/** The probes actor. packages/client provides the one that looks at a browser and its network. */
const probes = fromCallback<ProbesCommand>(() => {
  throw new Error('The check machine was started without a probes actor.');
});

const isGood = (results: Results, step: Step) => {
  const outcome = results[step]?.outcome;
  return outcome === 'passed' || outcome === 'warned';
};

/** How a step ended for reasons that the machine itself knows. */
interface Ending {
  readonly step: Step;
  readonly outcome: Outcome;
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
    'a need is not met': ({ context: { results } }, needs: readonly Step[]) =>
      needs.some((step) => results[step] !== undefined && !isGood(results, step)),
    'everything before is over': ({ context: { results } }, before: readonly Step[]) =>
      before.every((step) => results[step] !== undefined),
  },
  actions: {
    begin: sendTo('probes', ({ context }, step: Step) => ({
      type: 'begin',
      step,
      results: context.results,
    })),
    end: sendTo('probes', (_, step: Step) => ({ type: 'end', step })),
    'release the devices': sendTo('probes', { type: 'releaseDevices' }),
    'take the result': assign(({ context, event }) =>
      'result' in event
        ? { results: { ...context.results, [event.result.step]: event.result } }
        : {},
    ),
    note: assign(({ context }, { step, outcome, reason }: Ending) => ({
      results: { ...context.results, [step]: { step, outcome, reason, finding: null } },
    })),
    'forget the results': assign({ results: {} }),
  },
});
