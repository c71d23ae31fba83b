import type {
  CheckOutcome,
  CheckStep,
  Findings,
  ReasonForStep,
  StepResult,
} from '@visavis/machines/check';

/** The result of a step without an issue. */
export const createPassedResult = <S extends CheckStep>(
  step: S,
  finding: Findings[S],
): StepResult<S> => ({ step, outcome: 'passed', reason: null, finding });

/** The result of a step that was skipped, warned or failed, and the reason. */
export const createIssueResult = <S extends CheckStep>(
  step: S,
  outcome: Exclude<CheckOutcome, 'passed'>,
  reason: ReasonForStep<S>,
  finding: Findings[S] | null = null,
): StepResult<S> => ({ step, outcome, reason, finding });
