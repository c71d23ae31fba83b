import { checkSetup } from './setup.ts';
import type { CheckStep } from './steps.ts';

/** The relations of a step to other steps. */
export interface StepOptions {
  /** What it checks, as the end of the sentence "Checks …". */
  readonly subject: string;
  /** Steps that must succeed first. Otherwise this step is skipped. */
  readonly requires?: readonly CheckStep[];
  /** Steps that must be done first, whatever their outcome. */
  readonly after?: readonly CheckStep[];
  /** Whether the step waits for the user, for example for a permission prompt. */
  readonly isAwaitingUser?: boolean;
}

/** The state in which a step waits for other steps. */
export function waitingState(step: CheckStep, { requires = [], after = [] }: StepOptions) {
  if (requires.length + after.length === 0) {
    return checkSetup.createStateConfig({
      description: 'The step starts at once.',
      tags: ['busy'],
      always: 'running',
    });
  }
  return checkSetup.createStateConfig({
    description: 'The step waits for other steps.',
    tags: ['busy'],
    always: [
      {
        guard: { type: 'isPrerequisiteFailed', params: requires },
        target: 'skipped',
        actions: {
          type: 'storeVerdict',
          params: { step, outcome: 'skipped', reason: 'prerequisite-failed' },
        },
      },
      {
        guard: { type: 'isReadyToRun', params: [...requires, ...after] },
        target: 'running',
      },
    ],
    on: { cancel: 'cancelled' },
  });
}

/** The states in which a step can end. */
export const endStates = {
  passed: checkSetup.createStateConfig({ description: 'The step passed.' }),
  warned: checkSetup.createStateConfig({ description: 'The step passed with restrictions.' }),
  failed: checkSetup.createStateConfig({ description: 'The step failed.' }),
  skipped: checkSetup.createStateConfig({
    description: 'The step could not be run, or did not need to.',
  }),
  cancelled: checkSetup.createStateConfig({ description: 'The user cancelled the check.' }),
};

/** The states of a step whose outcome the probes actor decides. */
export function stepRegion(step: CheckStep, options: StepOptions) {
  const { subject, isAwaitingUser = false } = options;
  const timeOut = (reason: 'unanswered' | 'timed-out') =>
    ({
      target: 'failed',
      actions: { type: 'storeVerdict', params: { step, outcome: 'failed', reason } },
    }) as const;
  return checkSetup.createStateConfig({
    description: `Checks ${subject}.`,
    initial: 'waiting',
    states: {
      waiting: waitingState(step, options),
      running: {
        description: isAwaitingUser
          ? 'The step is running; the browser may be asking the user.'
          : 'The step is running.',
        tags: isAwaitingUser ? ['busy', 'needsUserAction'] : ['busy'],
        entry: { type: 'startStep', params: step },
        exit: { type: 'stopStep', params: step },
        on: {
          [`${step}.passed`]: { target: 'passed', actions: 'storeResult' },
          [`${step}.warned`]: { target: 'warned', actions: 'storeResult' },
          [`${step}.failed`]: { target: 'failed', actions: 'storeResult' },
          [`${step}.skipped`]: { target: 'skipped', actions: 'storeResult' },
          cancel: 'cancelled',
        },
        after: isAwaitingUser
          ? { userResponseTimeoutMs: timeOut('unanswered') }
          : { stepTimeoutMs: timeOut('timed-out') },
      },
      ...endStates,
    },
  });
}
