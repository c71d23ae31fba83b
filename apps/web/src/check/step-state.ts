import type { Check, Step } from '@visavis/client/check';

type Snapshot = ReturnType<Check['actor']['getSnapshot']>;

/** How a step stands. Idle: no check has been started. */
export type StepState =
  | 'idle'
  | 'waiting'
  | 'running'
  | 'asking'
  | 'passed'
  | 'warned'
  | 'failed'
  | 'skipped'
  | 'cancelled';

/** The state of one step. */
export const stepState = ({ value }: Pick<Snapshot, 'value'>, step: Step): StepState =>
  typeof value === 'object' ? value.run[step] : 'idle';

const busy: ReadonlySet<StepState> = new Set(['idle', 'waiting', 'running', 'asking']);

/** Whether a step is over, however it ended. */
export const isOver = (state: StepState): boolean => !busy.has(state);
