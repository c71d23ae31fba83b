import type { Outcome, Result, ResultOf, Results, Step } from './findings.ts';

/** What the machine asks of the probes actor, which does the looking. */
export type ProbesCommand =
  /** Look at this, with what was found so far. */
  | { readonly type: 'begin'; readonly step: Step; readonly results: Results }
  /** Whatever this step still does is no longer wanted. */
  | { readonly type: 'end'; readonly step: Step }
  /** Camera and microphone are no longer needed. */
  | { readonly type: 'releaseDevices' };

/** Every step but the one that the person judges. */
export type Judged = Exclude<Step, 'speaker'>;
type JudgedResult = Exclude<Result, ResultOf<'speaker'>>;

/** What the probes actor reports. */
export type ProbesReport =
  /** A step ended so. */
  | { readonly type: `${Judged}.${Outcome}`; readonly result: JudgedResult }
  /** The sound is over: the person is asked whether they heard it. */
  | { readonly type: 'speaker.played' }
  /** The sound could not be played. */
  | { readonly type: 'speaker.failed'; readonly result: ResultOf<'speaker'> };

/** What the check machine hears. */
export type CheckEvent =
  | ProbesReport
  /** The person begins the check. */
  | { readonly type: 'start' }
  /** The person begins it anew, from nothing. */
  | { readonly type: 'again' }
  /** The person stops what still goes on or waits. */
  | { readonly type: 'cancel' }
  /** The person heard the sound. */
  | { readonly type: 'heard' }
  /** The person did not hear it. */
  | { readonly type: 'unheard' }
  /** The person wants to hear it again. */
  | { readonly type: 'replay' };

export interface CheckContext {
  readonly results: Results;
}

/** What can be asked of a check with `hasTag`. Busy: something still goes on, or waits to. */
export type CheckTag = 'busy' | 'needs the person';

/** The report that a step ended so that the person does not judge. */
export const reportOf = (result: JudgedResult): ProbesReport => ({
  type: `${result.step}.${result.outcome}`,
  result,
});
