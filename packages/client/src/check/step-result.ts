import type {
  Findings,
  CheckOutcome,
  ReasonForStep,
  StepResult,
  CheckStep,
} from '@visavis/machines/check';

/** All is well with a step. */
export const createPassedResult = <S extends CheckStep>(
  step: S,
  finding: Findings[S],
): StepResult<S> => ({
  step,
  outcome: 'passed',
  reason: null,
  finding,
});

/** A step did not simply pass. */
export const createIssueResult = <S extends CheckStep>(
  step: S,
  outcome: Exclude<CheckOutcome, 'passed'>,
  reason: ReasonForStep<S>,
  finding: Findings[S] | null = null,
): StepResult<S> => ({ step, outcome, reason, finding });
