import type { AnyStepResult, CheckResults, StepResult } from './results.ts';
import type { CheckOutcome, CheckStep } from './steps.ts';

/** The steps whose outcome the probes actor decides. The user decides that of the speaker step. */
export type ProbedStep = Exclude<CheckStep, 'speaker'>;
type ProbedStepResult = Exclude<AnyStepResult, StepResult<'speaker'>>;

/** Reports of the probes actor. */
export type ProbesReport =
  /** A step ended with this outcome. */
  | { readonly type: `${ProbedStep}.${CheckOutcome}`; readonly result: ProbedStepResult }
  /** The test sound has been played; now the user is asked. */
  | { readonly type: 'speaker.played' }
  /** The test sound could not be played. */
  | { readonly type: 'speaker.failed'; readonly result: StepResult<'speaker'> };

/** The events of the check machine. */
export type CheckEvent =
  | ProbesReport
  /** Starts the check. */
  | { readonly type: 'start' }
  /** Starts the check again, without the previous results. */
  | { readonly type: 'restart' }
  /** Cancels all steps that are not done. */
  | { readonly type: 'cancel' }
  /** The user heard the test sound. */
  | { readonly type: 'speaker.heard' }
  /** The user did not hear the test sound. */
  | { readonly type: 'speaker.notHeard' }
  /** Plays the test sound again. */
  | { readonly type: 'speaker.replay' };

export interface CheckContext {
  readonly results: CheckResults;
}

/** The tags of the check machine, for `hasTag`. `busy`: at least one step is not done. */
export type CheckTag = 'busy' | 'needsUserAction';

/** The report of a step's result. */
export const stepReport = (result: ProbedStepResult): ProbesReport => ({
  type: `${result.step}.${result.outcome}`,
  result,
});
