import type { Findings } from './findings.ts';
import type { ReasonForStep } from './reasons.ts';
import type { CheckOutcome, CheckStep } from './steps.ts';

/** The result of one step. @public */
export interface StepResult<S extends CheckStep> {
  readonly step: S;
  readonly outcome: CheckOutcome;
  /** Null if it passed. */
  readonly reason: ReasonForStep<S> | null;
  readonly finding: Findings[S] | null;
}
export type AnyStepResult = { [S in CheckStep]: StepResult<S> }[CheckStep];

/** The results of the steps that are done. @public */
export type CheckResults = { readonly [S in CheckStep]?: StepResult<S> };
