import { checkSetup } from './setup.ts';
import type { CheckStep } from './findings.ts';

/** How one step stands among the others. */
export interface StepOptions {
  /** What it looks at, as the end of a sentence. */
  readonly subject: string;
  /** Steps without whose success this one has no sense. */
  readonly requires?: readonly CheckStep[];
  /** Steps that have to be over before, however they ended. */
  readonly after?: readonly CheckStep[];
  /** Whether it is the person who is waited for. */
  readonly isAwaitingUser?: boolean;
}

/** The state in which a step waits for others. */
export function waitingState(step: CheckStep, { requires = [], after = [] }: StepOptions) {
  if (requires.length + after.length === 0) {
    return checkSetup.createStateConfig({
      description: 'It begins at once.',
      tags: ['busy'],
      always: 'running',
    });
  }
  return checkSetup.createStateConfig({
    description: 'What has to come first is not over.',
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
  passed: checkSetup.createStateConfig({ description: 'All is well.' }),
  warned: checkSetup.createStateConfig({ description: 'It works, with a restriction.' }),
  failed: checkSetup.createStateConfig({ description: 'It does not work.' }),
  skipped: checkSetup.createStateConfig({ description: 'It could not be looked at, or need not.' }),
  cancelled: checkSetup.createStateConfig({ description: 'The person stopped it.' }),
};

/** The life of one step that needs no answer of the person to be judged. */
export function stepRegion(step: CheckStep, options: StepOptions) {
  const { subject, isAwaitingUser = false } = options;
  const take = 'storeResult';
  const late = (reason: 'unanswered' | 'timed-out') =>
    ({
      target: 'failed',
      actions: { type: 'storeVerdict', params: { step, outcome: 'failed', reason } },
    }) as const;
  return checkSetup.createStateConfig({
    description: `Looks at ${subject}.`,
    initial: 'waiting',
    states: {
      waiting: waitingState(step, options),
      running: {
        description: isAwaitingUser
          ? 'It is being looked at; the browser may be asking the person.'
          : 'It is being looked at.',
        tags: isAwaitingUser ? ['busy', 'needsUserAction'] : ['busy'],
        entry: { type: 'startStep', params: step },
        exit: { type: 'stopStep', params: step },
        on: {
          [`${step}.passed`]: { target: 'passed', actions: take },
          [`${step}.warned`]: { target: 'warned', actions: take },
          [`${step}.failed`]: { target: 'failed', actions: take },
          [`${step}.skipped`]: { target: 'skipped', actions: take },
          cancel: 'cancelled',
        },
        after: isAwaitingUser
          ? { userResponseTimeoutMs: late('unanswered') }
          : { stepTimeoutMs: late('timed-out') },
      },
      ...endStates,
    },
  });
}
