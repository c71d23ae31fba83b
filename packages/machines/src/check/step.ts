import { checkSetup } from './setup.ts';
import type { Step } from './findings.ts';

/** How one step stands among the others. */
export interface StepOptions {
  /** What it looks at, as the end of a sentence. */
  readonly subject: string;
  /** Steps without whose success this one has no sense. */
  readonly needs?: readonly Step[];
  /** Steps that have to be over before, however they ended. */
  readonly after?: readonly Step[];
  /** Whether it is the person who is waited for. */
  readonly isAsking?: boolean;
}

/** The state in which a step waits for others. */
export function waitingState(step: Step, { needs = [], after = [] }: StepOptions) {
  if (needs.length + after.length === 0) {
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
        guard: { type: 'a need is not met', params: needs },
        target: 'skipped',
        actions: { type: 'note', params: { step, outcome: 'skipped', reason: 'needs' } },
      },
      {
        guard: { type: 'everything before is over', params: [...needs, ...after] },
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
export function stepRegion(step: Step, options: StepOptions) {
  const { subject, isAsking = false } = options;
  const take = 'take the result';
  const late = (reason: 'unanswered' | 'too-slow') =>
    ({
      target: 'failed',
      actions: { type: 'note', params: { step, outcome: 'failed', reason } },
    }) as const;
  return checkSetup.createStateConfig({
    description: `Looks at ${subject}.`,
    initial: 'waiting',
    states: {
      waiting: waitingState(step, options),
      running: {
        description: isAsking
          ? 'It is being looked at; the browser may be asking the person.'
          : 'It is being looked at.',
        tags: isAsking ? ['busy', 'needs the person'] : ['busy'],
        entry: { type: 'begin', params: step },
        exit: { type: 'end', params: step },
        on: {
          [`${step}.passed`]: { target: 'passed', actions: take },
          [`${step}.warned`]: { target: 'warned', actions: take },
          [`${step}.failed`]: { target: 'failed', actions: take },
          [`${step}.skipped`]: { target: 'skipped', actions: take },
          cancel: 'cancelled',
        },
        after: isAsking ? { answer: late('unanswered') } : { patience: late('too-slow') },
      },
      ...endStates,
    },
  });
}
