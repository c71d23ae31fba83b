import type { Check, CheckStep } from '@visavis/client/check';

type Snapshot = ReturnType<Check['actor']['getSnapshot']>;

/** How a step stands. Idle: no check has been started. */
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

/** The state of one step. */
export const stepState = ({ value }: Pick<Snapshot, 'value'>, step: CheckStep): StepState =>
  typeof value === 'object' ? value.run[step] : 'idle';

const unfinishedStates: ReadonlySet<StepState> = new Set([
  'idle',
  'waiting',
  'running',
  'confirming',
]);

/** Whether a step is over, however it ended. */
export const isStepFinished = (state: StepState): boolean => !unfinishedStates.has(state);
