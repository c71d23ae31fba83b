import type {
  CheckOutcome,
  AnyStepResult,
  StepResult,
  CheckResults,
  CheckStep,
} from './findings.ts';

/** What the machine asks of the probes actor, which does the looking. */
export type ProbesCommand =
  /** Look at this, with what was found so far. */
  | { readonly type: 'startStep'; readonly step: CheckStep; readonly results: CheckResults }
  /** Whatever this step still does is no longer wanted. */
  | { readonly type: 'stopStep'; readonly step: CheckStep }
  /** Camera and microphone are no longer needed. */
  | { readonly type: 'releaseDevices' };

/** Every step but the one that the person judges. */
export type ProbedStep = Exclude<CheckStep, 'speaker'>;
type ProbedStepResult = Exclude<AnyStepResult, StepResult<'speaker'>>;

/** What the probes actor reports. */
export type ProbesReport =
  /** A step ended so. */
  | { readonly type: `${ProbedStep}.${CheckOutcome}`; readonly result: ProbedStepResult }
  /** The sound is over: the person is asked whether they heard it. */
  | { readonly type: 'speaker.played' }
  /** The sound could not be played. */
  | { readonly type: 'speaker.failed'; readonly result: StepResult<'speaker'> };

/** What the check machine hears. */
export type CheckEvent =
  | ProbesReport
  /** The person begins the check. */
  | { readonly type: 'start' }
  /** The person begins it anew, from nothing. */
  | { readonly type: 'restart' }
  /** The person stops what still goes on or waits. */
  | { readonly type: 'cancel' }
  /** The person heard the sound. */
  | { readonly type: 'speaker.heard' }
  /** The person did not hear it. */
  | { readonly type: 'speaker.notHeard' }
  /** The person wants to hear it again. */
  | { readonly type: 'speaker.replay' };

export interface CheckContext {
  readonly results: CheckResults;
}

/** What can be asked of a check with `hasTag`. Busy: something still goes on, or waits to. */
export type CheckTag = 'busy' | 'needsUserAction';

/** The report that a step ended so that the person does not judge. */
export const stepReport = (result: ProbedStepResult): ProbesReport => ({
  type: `${result.step}.${result.outcome}`,
  result,
});
