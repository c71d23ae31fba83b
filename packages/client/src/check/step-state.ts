import type { CheckStep } from '@visavis/machines/check';
import type { Check } from './create-check.ts';

type CheckSnapshot = ReturnType<Check['actor']['getSnapshot']>;

/** The state of one step. `idle`: no check has been started. @public */
export type StepState =
  | 'idle'
  | 'waiting'
  | 'running'
  | 'confirming'
  | 'passed'
  | 'warned'
  | 'failed'
  | 'skipped'
  | 'cancelled';

/**
 * The state of one step of a check.
 *
 * @example
 * const state = stepStateOf(check.actor.getSnapshot(), 'camera'); // 'running', 'passed', …
 * @public
 */
export const stepStateOf = ({ value }: Pick<CheckSnapshot, 'value'>, step: CheckStep): StepState =>
  typeof value === 'object' ? value.run[step] : 'idle';

const unfinishedStates: ReadonlySet<StepState> = new Set([
  'idle',
  'waiting',
  'running',
  'confirming',
]);

/**
 * Whether a step has ended, with whatever outcome.
 *
 * @example
 * const isDone = isStepFinished(stepStateOf(check.actor.getSnapshot(), 'camera'));
 * @public
 */
export const isStepFinished = (state: StepState): boolean => !unfinishedStates.has(state);
